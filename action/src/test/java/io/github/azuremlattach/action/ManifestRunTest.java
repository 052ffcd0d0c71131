package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azuremlattach.emulator.Emulator;
import io.github.azuremlattach.emulator.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with a manifest: log, outputs, report, summary, and the report of several shards. */
class ManifestRunTest {
    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder()
            .clock(clock)
            .scenario(Scenario.standard()
                    .with("provisioning: {computes: {bad-*: {ends: Failed, error: {code: X, message: no nodes}}}}"))
            .start();
    private Job job;

    @BeforeEach
    void start() throws Exception {
        job = new Job(folder, emulator, clock).withSecret().with("compute-name", "");
        job.with("manifest", "fleet.yml").with("junit", "junit.xml");
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void aPartialFailureIsReportedAsSuch() throws Exception {
        manifest("good-1", "bad-2", "good-3");
        assertEquals(1, job.run(), job.log());
        assertEquals("partial", job.outputs().get("outcome"));
        assertEquals("true", job.outputs().get("changed"));
        JsonNode results = new ObjectMapper().readTree(job.outputs().get("results"));
        assertEquals(List.of("good-1", "bad-2", "good-3"), results.findValuesAsText("name"));
        assertEquals(List.of("attached", "failed", "attached"), results.findValuesAsText("outcome"));
        JsonNode report = new ObjectMapper().readTree(job.file(job.outputs().get("report")));
        assertEquals(2, report.at("/counts/attached").asInt());
        assertTrue(job.log().contains("\n::group::✗ bad-2              failed "), job.log());
        assertTrue(
                job.log()
                        .contains(
                                "::error title=Azure ML attach%3A bad-2::Provisioning of compute bad-2 ended Failed."),
                job.log());
        assertTrue(
                job.log().contains("\nPlan: 3 changes on 3 computes (3 attach)\n  good-1             attach\n"),
                job.log());
        assertTrue(job.log().contains("\n2 attached, 1 failed (bad-2) in "), job.log());
        assertTrue(job.summary().startsWith("## ✗ 2 attached, 1 failed\n"), job.summary());
        assertTrue(
                job.summary()
                        .contains(
                                "</a> | <code>aks&#45;1</code> | <code>default</code> | attached | <code>Succeeded</code> | 1 |"),
                job.summary());
        assertTrue(job.summary().indexOf("| ✗ |") < job.summary().indexOf("| ✓ |"), job.summary());
        assertTrue(job.summary().contains("no nodes"), job.summary());
        assertEquals(3, job.file("junit.xml").split("<testsuite ", -1).length - 1);
        assertEquals(1, job.file("junit.xml").split("<failure ", -1).length - 1);
    }

    @Test
    void aPlanShowsWhatWouldBeDoneToEach() throws Exception {
        manifest("one", "two");
        assertEquals(0, job.with("mode", "plan").run(), job.log());
        assertEquals("planned", job.outputs().get("outcome"));
        assertEquals(
                List.of(),
                emulator.requests().stream()
                        .filter(request -> request.method().equals("PUT"))
                        .toList());
        String plan = job.outputs().get("plan-markdown");
        assertTrue(plan.startsWith("### Plan: 1 change for one\n\n| | Change | What | Why |"), plan);
        assertTrue(plan.contains("### Plan: 1 change for two"), plan);
        JsonNode json = new ObjectMapper().readTree(job.outputs().get("plan"));
        assertEquals(2, json.path("schemaVersion").asInt());
        assertEquals("two", json.at("/targets/1/name").asText());
        assertEquals("attach", json.at("/targets/1/plan/changes/0/kind").asText());
        assertTrue(json.at("/targets/1/checks").size() > 3, json.toString());
    }

    @Test
    void gitHubShowsTenErrorsSoTheLastSpeaksForAll() throws Exception {
        manifest(IntStream.range(0, 15).mapToObj(i -> "bad-" + i).toArray(String[]::new));
        Files.writeString(
                folder.resolve("fleet.yml"),
                job.file("fleet.yml")
                        .replaceAll("bad-(\\d+)", "bad-$1, resource-id: " + Job.cluster("no-aks-") + "$1"));
        job.with("resource-id", "");
        assertEquals(3, job.run());
        List<String> errors =
                job.log().lines().filter(line -> line.startsWith("::error")).toList();
        assertEquals(10, errors.size());
        assertTrue(errors.get(9).contains("15 of 15 computes failed"), errors.get(9));
        assertEquals("failed", job.outputs().get("outcome"));
    }

    @Test
    void equalFailuresAreToldOnce() throws Exception {
        manifest("bad-1", "good-2", "bad-3");
        assertEquals(1, job.run());
        List<String> errors =
                job.log().lines().filter(line -> line.startsWith("::error")).toList();
        assertEquals(1, errors.size());
        assertTrue(errors.get(0).startsWith("::error title=Azure ML attach%3A bad-1%2C and in the same way bad-3::"));
        assertEquals(2, job.log().split("no nodes", -1).length - 1, job.log());
        assertEquals(1, job.summary().split("no nodes", -1).length - 1, job.summary());
    }

    @Test
    void allMistakesOfTheManifestAreSaidBeforeAnyCall() throws Exception {
        manifest("good-1", "-");
        Files.writeString(folder.resolve("fleet.yml"), job.file("fleet.yml").replace("- {compute-name: -}", "- {}"));
        assertEquals(2, job.run());
        assertTrue(job.log().contains("\n  computes[2] (line 3): compute-name is missing"), job.log());
        assertTrue(
                job.log()
                        .contains("::error title=Azure ML attach,file=fleet.yml,line=3::computes[2] (line 3):"
                                + " compute-name is missing"),
                job.log());
        assertEquals(List.of(), emulator.requests());
    }

    @Test
    void whatIsNoYamlIsShownAtItsLine() throws Exception {
        Files.writeString(folder.resolve("fleet.yml"), "computes:\n- compute-name: one\n\tnamespace: a\n");
        assertEquals(2, job.with("nmae", "x").run());
        assertTrue(
                job.log()
                        .contains(
                                "::error title=Azure ML attach,file=fleet.yml,line=3::manifest is 'fleet.yml': line 3:"
                                        + " indent with spaces, not with a tab."),
                job.log());
    }

    @Test
    void aMergeWithoutTheReportOfAShardIsNoSuccess() throws Exception {
        manifest("good-1", "good-2", "good-3");
        job.with("shard", "2/3").run();
        Files.move(folder.resolve("azureml-attach-report.json"), folder.resolve("r.json"));

        assertEquals(
                1, job.with("merge-reports", "r.json").prepared(clock::pass).run(), job.log());

        assertTrue(job.log().contains("Shards 1/3, 3/3 left no report."), job.log());
        assertTrue(job.summary().contains("left no report"), job.summary());
        assertEquals("failed", job.outputs().get("outcome"));
    }

    @Test
    void shardsMakeOneReport() throws Exception {
        manifest("good-1", "bad-2", "good-3");
        Files.writeString(
                folder.resolve("fleet.yml"),
                job.file("fleet.yml").replace("good-3", "good-3, workspace-name: ml-bare"));
        for (int shard = 1; shard <= 2; shard++) {
            job.with("shard", shard + "/2").run();
            Files.createDirectories(folder.resolve("reports/" + shard));
            Files.move(folder.resolve("azureml-attach-report.json"), folder.resolve("reports/" + shard + "/r.json"));
        }
        int before = emulator.requests().size();
        GitHubAction merge = job.with("merge-reports", "reports/*/r.json").prepared(clock::pass);
        assertEquals(1, merge.run(), job.log());
        // The end of the JVM asks every run to stop.
        merge.cancel();
        assertEquals(before, emulator.requests().size());
        assertTrue(job.log().endsWith("\n2 attached, 1 failed.\n"), job.log());

        assertEquals(2, job.with("merge-reports", "reports/x.json\nfleet.yml").run());
        assertTrue(
                job.log().contains("merge-reports is 'reports/x.json': no file is there, give the paths of reports."),
                job.log());
        assertTrue(job.log().contains("merge-reports is 'fleet.yml': this is no report of azureml-attach."), job.log());
    }

    @Test
    void aCancelledFleetSaysWhereEachStands() throws Exception {
        manifest("one", "two");
        GitHubAction[] run = new GitHubAction[1];
        run[0] = job.prepared(pause -> {
            if (emulator.compute(Job.WORKSPACE, "two").isPresent()) {
                run[0].cancel();
            }
            clock.pass(pause);
        });
        run[0].run();
        assertEquals("cancelled", job.outputs().get("outcome"));
        assertTrue(job.log().contains("Cancelled: 0 of 2 computes had finished."), job.log());
        assertTrue(job.log().contains("\n    az ml compute detach --yes --name two --workspace-name"), job.log());
        assertTrue(
                job.outputs().get("results").contains("\"unfinished\""),
                job.outputs().get("results"));
        assertFalse(job.summary().contains("| attached |"), job.summary());
    }

    private void manifest(String... names) throws Exception {
        String entries = List.of(names).stream()
                .map(name -> "- {compute-name: " + name + "}\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("fleet.yml"), "computes:\n" + entries);
    }
}
