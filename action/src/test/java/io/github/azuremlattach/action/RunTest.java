package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.emulator.Emulator;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** A whole run: log, outputs, report, summary. */
class RunTest {
    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private Job job;

    @BeforeEach
    void start() throws Exception {
        job = new Job(folder, emulator, clock).withSecret();
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void everyOutputIsWritten() throws Exception {
        job.with("identity-type", "SystemAssigned");
        assertEquals(0, job.run(), job.log());
        assertEquals(ActionMetadata.outputs().keySet(), job.outputs().keySet());
        assertEquals(Job.WORKSPACE + "/computes/team-a", job.outputs().get("compute-id"));
        assertEquals("Succeeded", job.outputs().get("provisioning-state"));
        assertEquals("true", job.outputs().get("changed"));
        assertEquals(
                emulator.compute(Job.WORKSPACE, "team-a")
                        .orElseThrow()
                        .at("/identity/principalId")
                        .asText(),
                job.outputs().get("principal-id"));
        JsonNode report = new ObjectMapper().readTree(job.file(job.outputs().get("report")));
        assertEquals("attached", report.path("outcome").asText());
    }

    @Test
    void theSummaryShowsResultPlanRolesAndStages() throws Exception {
        job.with("identity-type", "SystemAssigned").with("compute-roles", "AcrPull @ registry");
        assertEquals(0, job.run(), job.log());
        String summary = job.summary();
        assertTrue(summary.startsWith("## ✓ team-a attached to ml-prod\n"), summary);
        assertTrue(summary.contains("state <code>Succeeded</code> · identity <code>"), summary);
        assertTrue(summary.contains("\">Azure portal</a>"), summary);
        assertTrue(summary.contains("AcrPull"), summary);
        assertTrue(summary.contains("### Changes\n\n| | Change | What | Why |"), summary);
        assertTrue(summary.contains("<details><summary>✓ "), summary);
    }

    @Test
    void aFailedComputeIsOneErrorWithReasonAndRemedy() throws Exception {
        assertEquals(1, job.with("compute-name", "will-fail").run());
        assertEquals(
                1, job.log().lines().filter(line -> line.startsWith("::error ")).count());
        assertEquals(count("::group::"), count("::endgroup::"));
        assertEquals("failed", job.outputs().get("outcome"));
        assertEquals("Failed", job.outputs().get("provisioning-state"));
        assertTrue(job.summary().startsWith("## ✗ will-fail failed\n"), job.summary());
        assertTrue(job.summary().contains("\nAzure says:\n\n> <code>"), job.summary());
    }

    @Test
    void serviceTextBecomesNeitherACommandNorMarkup() throws Exception {
        emulator.apply("""
            provisioning:
              computes:
                evil:
                  ends: Failed
                  error:
                    code: InternalError
                    message: "::set-output name=a::b ##[error]x <img src=x> | [a](http://evil.test) ``` @octocat"
            """);
        assertEquals(1, job.with("compute-name", "evil").run());
        assertTrue(job.log().contains("set-output name=a"), job.log());
        assertTrue(job.log().lines().noneMatch(line -> line.strip().startsWith("::set-output")), job.log());
        assertFalse(job.summary().contains("<img"), job.summary());
        assertFalse(job.summary().contains("](http://evil"), job.summary());
        assertFalse(job.summary().contains("@octocat"), job.summary());
        assertTrue(
                job.summary().lines().filter(line -> line.contains("```")).allMatch(line -> line.matches("```(sh)?")),
                "only the summary's own fences: " + job.summary());
    }

    @Test
    void invalidInputIsReportedAtOnceAndNothingIsSent() throws Exception {
        assertEquals(
                2,
                job.with("namespace", "Not_A_Label")
                        .with("mode", "destroy")
                        .with("nmae", "x")
                        .run());
        assertTrue(job.log().contains("namespace is 'Not_A_Label'"), job.log());
        assertTrue(job.log().contains("mode is 'destroy'"), job.log());
        assertTrue(job.log().contains("Unknown input nmae. Did you mean"), job.log());
        assertTrue(emulator.requests().isEmpty());
        assertEquals("failed", job.outputs().get("outcome"));
        assertTrue(job.summary().startsWith("## ✗ not begun\n"), job.summary());
        AttachReport report = AttachReport.parse(job.file(job.outputs().get("report")));
        assertEquals(2, report.exitCode());
        assertEquals(3, report.failure().orElseThrow().evidence().size());
    }

    @Test
    void theFirstLineNamesTheKindOfTheCluster() throws Exception {
        String arc = Job.cluster("edge-7").replace("ContainerService/managedClusters", "Kubernetes/connectedClusters");
        job.with("resource-id", arc).with("mode", "plan").run();
        assertTrue(job.log().contains("   plan team-a → ml-prod   Arc edge-7 / default\n"), job.log());
    }

    @Test
    void aPlanChangesNothing() throws Exception {
        assertEquals(0, job.with("mode", "plan").run(), job.log());
        assertEquals("planned", job.outputs().get("outcome"));
        assertEquals(
                "attach",
                new ObjectMapper()
                        .readTree(job.outputs().get("plan"))
                        .at("/targets/0/plan/changes/0/kind")
                        .asText());
        assertTrue(job.outputs().get("plan-markdown").contains("| + | attach"));
        assertTrue(emulator.writes().isEmpty());
    }

    @Test
    void commandFilesThatCannotBeWrittenAreWarnings() throws Exception {
        job.environment("GITHUB_STEP_SUMMARY", folder.toString()).environment("GITHUB_OUTPUT", folder.toString());
        Files.createDirectory(folder.resolve("azureml-attach-report.json"));
        assertEquals(0, job.run(), job.log());
        assertEquals(
                3,
                job.log().lines().filter(line -> line.startsWith("::warning ")).count(),
                job.log());
    }

    @Test
    void junitXmlIsWrittenOnRequest() throws Exception {
        job.with("compute-name", "will-fail")
                .with("junit", "reports/attach.xml")
                .run();
        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("reports/attach.xml").toFile())
                .getDocumentElement();
        assertEquals("testsuites", suite.getTagName());
        int tests = suite.getElementsByTagName("testcase").getLength();
        assertTrue(tests > 3, "tests: " + tests);
        assertEquals(1, suite.getElementsByTagName("failure").getLength());
    }

    @Test
    void debugShowsRequestsWithoutQueriesAndSecrets() throws Exception {
        job.environment("RUNNER_DEBUG", "1");
        assertEquals(0, job.run(), job.log());
        assertTrue(
                job.log().contains("::debug::PUT localhost" + Job.WORKSPACE + "/computes/team-a -> HTTP 201"),
                job.log());
        assertTrue(job.log().contains("::debug::POST localhost/" + Job.TENANT + "/oauth2/v2.0/token -> HTTP 200"));
        assertTrue(
                job.log().lines().filter(line -> line.startsWith("::debug::")).noneMatch(line -> line.contains("?")));
        assertFalse(job.log().contains("Bearer"));
    }

    @Test
    void withoutDebugNoRequestIsShown() throws Exception {
        assertEquals(0, job.run(), job.log());
        assertFalse(job.log().contains("::debug::"));
    }

    private long count(String command) {
        return job.log().lines().filter(line -> line.startsWith(command)).count();
    }
}
