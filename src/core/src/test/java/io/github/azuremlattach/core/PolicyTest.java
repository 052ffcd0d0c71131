package io.github.azuremlattach.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy of docs/report.md, by the command of the page, on real reports; only where Open Policy Agent is installed. */
class PolicyTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "report.md");
    private static final String SECTION = "## Policies for Open Policy Agent";

    @TempDir
    Path folder;

    @BeforeEach
    void policy() throws IOException {
        assumeTrue(
                Pattern.compile(File.pathSeparator)
                        .splitAsStream(System.getenv("PATH"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "opa"))),
                "opa is not installed");
        Files.writeString(folder.resolve("policy.rego"), block("rego"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "fleet plan", "unchanged", "failure", "invalid input", "success"})
    void whatBreaksNoRulePasses(String report) throws Exception {
        assertEquals(0, verdict(json(report), "").exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"replace plan", "detach"})
    void aComputeIsDetachedOnlyIfItsNameIsApproved(String report) throws Exception {
        Files.writeString(folder.resolve("approved.json"), "{\"approved\": [\"old\"]}");
        Files.writeString(folder.resolve("others.json"), "{\"approved\": [\"older\"]}");
        for (String approved : new String[] {"", " --data others.json"}) {
            Verdict refused = verdict(json(report), approved);
            assertEquals(1, refused.exitCode(), report + approved);
            assertTrue(refused.output().contains("old: would be detached or replaced without approval"));
        }
        assertEquals(0, verdict(json(report), " --data approved.json").exitCode());
    }

    @Test
    void aStrongRoleAndAWideScopeAreRefused() throws Exception {
        String scope = EmulatedAzure.GROUP + "/providers/Microsoft.ContainerRegistry/registries/crmlprod";
        Verdict wide = verdict(json("plan").replace(scope, "/subscriptions/s"), "");
        assertEquals(1, wide.exitCode());
        assertTrue(wide.output().contains("AcrPull is granted above a resource group: /subscriptions/s"));
        Verdict strong = verdict(
                json("plan").replace("7f951dda-4ed3-4680-a7ca-43fe172d538d", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"),
                "");
        assertEquals(1, strong.exitCode());
        assertTrue(strong.output().contains("may not be granted"));
    }

    private record Verdict(int exitCode, String output) {}

    private Verdict verdict(String report, String options) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("azureml-attach-report.json"), report);
        Process opa = new ProcessBuilder("/bin/sh", "-c", block("sh").strip() + options)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(opa.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Verdict(opa.waitFor(), output);
    }

    private static String json(String report) {
        return Reports.all().get(report).toJson();
    }

    private static String block(String language) throws IOException {
        String page = Files.readString(PAGE);
        String fence = "```" + language + "\n";
        int start = page.indexOf(fence, page.indexOf(SECTION)) + fence.length();
        return page.substring(start, page.indexOf("```", start));
    }
}
