package io.github.azuremlattach.action.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.azuremlattach.action.Golden;
import io.github.azuremlattach.core.result.AttachReport;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a command line says of what is wrong with it, and that it never repeats a secret. */
class UsageMistakeTest extends CommandLine {
    @Test
    void everyMistakeOfACommandLineIsOneSentence() throws Exception {
        StringBuilder all = new StringBuilder();
        for (List<String> words : List.of(
                List.<String>of(),
                List.of("atach"),
                List.of("attach", "--resuorce-group=rg-ml"),
                List.of("attach", "--client-secrte=hunter2hunter2"),
                List.of("attach", "--client-secret=hunter2hunter2"),
                List.of("attach", "--client-secret", "hunter2hunter2"),
                List.of("attach", "--client-certificate-password", "hunter2hunter2"),
                List.of("attach", "hunter2hunter2"),
                List.of("attach", "--mode=plan"),
                List.of("attach", "--resource-group"),
                List.of("attach", "--resource-group=a", "--resource-group=b"),
                List.of("plan", "--output=xml", "--color=red"),
                List.of("attach", "--name=team-a"),
                List.of("attach", "-n", "team-a"),
                List.of("attach", "--type=Kubernetes"),
                List.of("attach", "--no-wait"),
                List.of("attach", "--dry-run"),
                List.of("detach", "--yes"),
                List.of("merge-reports", "--name=x", "report.json"),
                List.of("merge-reports"))) {
            assertEquals(2, shell.words(words.toArray(String[]::new)));
            assertEquals("", shell.out());
            all.append("$ azureml-attach ")
                    .append(String.join(" ", words))
                    .append('\n')
                    .append(shell.err());
        }
        Golden.check("mistakes.txt", all.toString());
        assertEquals(List.of(), emulator.requests());
        assertFalse(all.toString().replaceAll("(?m)^\\$.*", "").contains("hunter2"), all.toString());
    }

    @Test
    void wrongValuesAndUnknownVariablesComeTogether() throws Exception {
        shell.variable("AZUREML_ATTACH_NAMSPACE", "x");
        assertEquals(2, shell.run("attach", "--namespace=Not_A_Label", "--report=" + shell.path("r.json")));
        Golden.check("wrong-values.txt", shell.out());
        assertEquals(2, AttachReport.parse(shell.file("r.json")).exitCode());
    }

    @Test
    void aSecretMayComeFromAFile() throws Exception {
        shell.variable("AZUREML_ATTACH_CLIENT_SECRET", "");
        Files.writeString(folder.resolve("secret"), "emulator-secret\n");
        assertEquals(0, shell.run("plan", "--client-secret-file", shell.path("secret")), shell.out());
        assertEquals(2, shell.run("plan", "--client-secret-file", shell.path("none")));
        assertEquals(
                "✗ 1 input is wrong:\n  --client-secret-file is '" + shell.path("none")
                        + "': the file cannot be read.\n",
                shell.out());
    }
}
