package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many attaches in one run: what they share, how many are under way, and which failed. */
class FleetTest {
    @TempDir
    Path folder;

    private FleetRig fleets;

    @BeforeEach
    void begin() {
        fleets = new FleetRig(folder);
    }

    @Test
    void looksAtWhatTargetsShareOnce() {
        try (Rig rig = Rig.standard()) {
            AttachReport report = fleets.run(rig, FleetRig.DEFAULTS + """
                - {compute-name: one}
                - {compute-name: two, namespace: team-b}
                - {compute-name: one, workspace-name: ml-uai}
                - {compute-name: two, workspace-name: ml-uai, namespace: team-b}
                """);
            assertEquals(0, report.exitCode(), report.toJson());
            assertEquals("attached", report.outcome());
            assertEquals(
                    List.of("ml-prod/one", "ml-prod/two", "ml-uai/one", "ml-uai/two"),
                    report.targets().stream().map(AttachOutcome::name).toList());
            assertEquals(1, rig.requests("POST", "/oauth2/v2.0/token").size());
            assertEquals(
                    1,
                    rig.requests("GET", "/managedClusters/aks-1").stream()
                            .filter(request -> request.path().endsWith("aks-1"))
                            .count());
            assertEquals(
                    2,
                    rig.requests("GET", "/workspaces/").stream()
                            .filter(request -> request.path().matches(".*/workspaces/[^/]+"))
                            .count());
            assertEquals(1, rig.requests("POST", "/runCommand").size());
            assertEquals(4, rig.accepted("PUT", "/computes/").size());
            assertEquals(
                    3,
                    rig.requests("PUT", "/roleAssignments/").size(),
                    "the one identity of ml-uai needs each of its roles once");
        }
    }

    @Test
    void looksAgainAtWhatWasSeenMoreThanTenMinutesAgo() {
        try (Rig rig = Rig.with("provisioning: {duration: 15m}")) {
            AttachReport report = fleets.run(rig, "max-parallel: 1\n" + FleetRig.DEFAULTS + FleetRig.computes(2));
            assertEquals(Map.of("attached", 2), report.counts(), report.toJson());
            assertEquals(
                    2,
                    rig.requests("GET", "/managedClusters/aks-1").stream()
                            .filter(request -> request.path().endsWith("aks-1"))
                            .count());
            assertEquals(2, rig.requests("POST", "/runCommand").size());
        }
    }

    @Test
    void keepsToTheNumberThatMayBeUnderWay() {
        try (Rig rig = Rig.standard()) {
            AttachReport report = fleets.run(rig, "max-parallel: 2\n" + FleetRig.DEFAULTS + FleetRig.computes(5));
            assertEquals(Map.of("attached", 5), report.counts());
            assertEquals(2, fleets.most());
            assertEquals(
                    List.of(
                            "kubectl in the cluster",
                            "the plan",
                            "its turn",
                            "the attach to be accepted",
                            "Azure to provision the compute"),
                    fleets.waits().stream()
                            .filter(wait -> wait.startsWith("c1: "))
                            .map(wait -> wait.substring(4))
                            .toList(),
                    "each wait is told once");
        }
    }

    @Test
    void handsOutAPieceOnceAndSaysWhoHasBegun() {
        try (Rig rig = Rig.standard()) {
            Fleet fleet = fleets.fleet(rig, fleets.request(rig, FleetRig.DEFAULTS + FleetRig.computes(3)));

            List<Runnable> first = fleet.due();

            assertFalse(first.isEmpty());
            assertEquals(List.of(), fleet.due(), "somebody is at work on each");
            first.forEach(Runnable::run);
            assertEquals(
                    List.of("c1", "c2", "c3"),
                    fleet.underWay().stream()
                            .map(target -> target.replaceFirst(": waiting for .+", ""))
                            .toList());
            FleetRig.finish(rig, fleet);
            assertEquals(List.of("c1", "c2", "c3"), fleets.begun());
        }
    }

    @Test
    void saysWhichFailed() {
        try (Rig rig =
                Rig.with("provisioning: {computes: {c3: {ends: Failed, error: {code: X, message: no nodes}}}}")) {
            AttachReport report = fleets.run(rig, FleetRig.DEFAULTS + FleetRig.computes(4));
            assertEquals("partial", report.outcome());
            assertEquals(1, report.exitCode());
            assertTrue(report.changed());
            assertEquals(Map.of("attached", 3, "failed", 1), report.counts());
            AttachOutcome failed = report.targets().get(2);
            AttachFailure failure = failed.failure().orElseThrow();
            assertEquals("Provisioning of compute c3 ended Failed.", failure.summary());
            assertTrue(failure.azure().toString().contains("no nodes"), report.toJson());
            assertEquals(report, AttachReport.parse(report.toJson()), "a report is read as it was written");
        }
    }

    @Test
    void beginsNoOtherAfterAFailureWhenAskedTo() {
        try (Rig rig = Rig.with("provisioning: {computes: {c1: {ends: Failed}}}")) {
            AttachReport report = fleets.run(
                    rig,
                    "{max-parallel: 2, fail-fast: true, "
                            + FleetRig.inFlow(5).replace("defaults: {", "defaults: {diagnose-cluster: false, ") + "}");
            assertEquals(
                    List.of("failed", "attached", "skipped", "skipped", "skipped"),
                    report.targets().stream()
                            .map(target -> target.kind().toString())
                            .toList(),
                    "what is under way comes to its end");
            assertEquals(2, rig.requests("PUT", "/computes/").size());
        }
    }
}
