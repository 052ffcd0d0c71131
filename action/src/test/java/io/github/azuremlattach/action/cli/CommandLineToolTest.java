package io.github.azuremlattach.action.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.action.Golden;
import io.github.azuremlattach.action.Job;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.settings.Parameter;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as somebody runs it by hand. */
class CommandLineToolTest extends CommandLine {
    @Test
    void helpShowsCommandsAndTheCatalogue() throws Exception {
        assertEquals(0, shell.words("--help"));
        Golden.check("help.txt", shell.out());
        Arrays.stream(Parameter.values())
                .filter(one -> one != Parameter.MODE && !one.isSecret())
                .forEach(one -> assertTrue(shell.out().contains("--" + one.kebabCase()), one.kebabCase()));
        assertTrue(shell.out().lines().allMatch(line -> line.length() <= 100), shell.out());
        assertEquals("", shell.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"attach", "merge-reports"})
    void eachCommandHasItsHelp(String command) throws Exception {
        assertEquals(0, shell.words(command, "-h"));
        Golden.check("help-" + command + ".txt", shell.out());
    }

    @Test
    void theVersionIsOneLine() throws Exception {
        assertEquals(0, shell.words("--version"));
        assertTrue(shell.out().matches("azureml-attach dev \\(Java \\d+\\)\n"), shell.out());
    }

    @Test
    void aPlanOnAPipeIsPlainText() throws Exception {
        assertEquals(
                0,
                shell.run(
                        "plan",
                        "--namespace=team-a",
                        "--identity-type=SystemAssigned",
                        "--compute-roles=AcrPull @ registry"));
        Golden.check("plan.txt", shell.out());
        assertEquals(List.of(), emulator.writes());
    }

    @Test
    void anAttachOnAPipeIsPlainText() throws Exception {
        assertEquals(
                0,
                shell.run(
                        "attach",
                        "--namespace=team-a",
                        "--identity-type=SystemAssigned",
                        "--compute-roles=AcrPull @ registry"));
        Golden.check("attach.txt", shell.out());
        assertFalse(shell.out().contains("::") || shell.out().contains("\u001b"), shell.out());
        assertFalse(Files.exists(folder.resolve("azureml-attach-report.json")));
    }

    @Test
    void aFailureTellsReasonAndRemedyOnce() throws Exception {
        emulator.apply("provisioning: {computes: {team-a: {ends: Failed, error: {code: InternalError, message: 'Retries"
                + " exceeded in deploying image pull secret'}}}}");
        assertEquals(1, shell.run("attach"));
        Golden.check("failure.txt", shell.out());
    }

    @Test
    void aRefusalOfTheChecksNamesWhatToRun() throws Exception {
        emulator.apply("aks: {aks-1: {powerState: Stopped}}");
        assertEquals(3, shell.run("attach"));
        Golden.check("refusal.txt", shell.out());
        assertEquals(List.of(), emulator.writes());
    }

    @Test
    void anOptionWinsOverItsVariable() throws Exception {
        shell.variable("AZUREML_ATTACH_NAMESPACE", "nowhere").variable("AZUREML_ATTACH_WAIT", "false");
        assertEquals(0, shell.run("attach", "--namespace=team-a"));
        assertEquals(
                "team-a",
                emulator.compute(Job.WORKSPACE, "team-a")
                        .orElseThrow()
                        .at("/properties/properties/namespace")
                        .asText());
        assertTrue(shell.out().contains("\nSubmitted team-a in "), shell.out());
    }

    @Test
    void jsonIsTheReportAlone() throws Exception {
        assertEquals(0, shell.run("attach", "--output=json"));
        AttachReport report = AttachReport.parse(shell.out());
        assertEquals(AttachOutcome.Kind.ATTACHED, report.targets().get(0).kind());
        assertEquals("", shell.err());
        assertEquals(2, shell.run("attach", "--output=json", "--timeout=soon"));
        assertEquals(2, AttachReport.parse(shell.out()).exitCode());
    }

    @Test
    void aTerminalHasColoursAndALiveLine() throws Exception {
        assertEquals(0, shell.onATerminal().run("attach"));
        assertTrue(shell.out().contains("\u001b[32m✓\u001b[0m"), shell.out());
        assertTrue(
                shell.out().contains("\r\u001b[K\u001b[2m· 0:02  waiting for Azure to provision the compute"),
                shell.out());
        shell.variable("NO_COLOR", "1");
        assertEquals(0, shell.run("attach"));
        assertFalse(shell.out().contains("\u001b[32m"), shell.out());
    }

    @Test
    void verboseShowsEachCheckAndEachRequest() throws Exception {
        assertEquals(0, shell.run("plan", "--verbose"));
        assertTrue(shell.out().contains("\n  ✓ workspace: workspace ml-prod is ready\n"), shell.out());
        assertTrue(shell.out().contains("GET localhost" + Job.WORKSPACE + " -> HTTP 200"), shell.out());
    }

    @Test
    void aComputeIsDetachedByItsName() throws Exception {
        assertEquals(0, shell.run("attach"));
        assertEquals(
                0,
                shell.words(
                        "detach",
                        "--resource-group=rg-ml",
                        "--workspace-name=ml-prod",
                        "--compute-name=team-a",
                        "--subscription-id=00000000-0000-0000-0000-000000000000"),
                shell.out());
        assertTrue(shell.out().contains("\nDetached team-a in "), shell.out());
        assertTrue(emulator.compute(Job.WORKSPACE, "team-a").isEmpty());
    }

    @Test
    void reportsAreMerged() throws Exception {
        for (String name : List.of("team-a", "team-b")) {
            shell.run("plan", "--report=" + shell.path(name + ".json"), "--namespace=" + name);
        }
        int before = emulator.requests().size();
        assertEquals(0, shell.words("merge-reports", shell.path("*.json"), "--report=" + shell.path("all")));
        assertEquals("1 planned.\n", shell.out());
        assertEquals(1, AttachReport.parse(shell.file("all")).targets().size());
        assertEquals(before, emulator.requests().size());
    }
}
