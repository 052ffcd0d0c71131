package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.fleet.FleetListener;
import io.github.azuremlattach.core.fleet.Target;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.signin.IdTokens;
import io.github.azuremlattach.core.signin.SignInEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest implements FleetListener {
    private static final String DEFAULTS = "defaults: {resource-group: rg-ml, workspace-name: ml-prod, resource-id: "
            + Rig.AKS + ", namespace: team-a}\ncomputes:\n";

    @TempDir
    Path folder;

    private final Set<String> underWay = new HashSet<>();
    private final List<String> waits = new ArrayList<>();
    private int most;

    @Test
    void looksAtWhatTargetsShareOnce() throws IOException {
        try (Rig rig = Rig.standard()) {
            AttachReport report = run(rig, DEFAULTS + """
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
    void keepsToTheNumberThatMayBeUnderWay() throws IOException {
        try (Rig rig = Rig.standard()) {
            AttachReport report = run(rig, "max-parallel: 2\n" + DEFAULTS + computes(5));
            assertEquals(Map.of("attached", 5), report.counts());
            assertEquals(2, most);
            assertEquals(
                    List.of(
                            "kubectl in the cluster",
                            "the plan",
                            "the attach to be accepted",
                            "Azure to provision the compute"),
                    waits.stream()
                            .filter(wait -> wait.startsWith("c1: "))
                            .map(wait -> wait.substring(4))
                            .toList(),
                    "each wait is told once");
        }
    }

    @Test
    void saysWhichFailed() throws IOException {
        try (Rig rig =
                Rig.with("provisioning: {computes: {c3: {ends: Failed, error: {code: X, message: no nodes}}}}")) {
            AttachReport report = run(rig, DEFAULTS + computes(4));
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
    void beginsNoOtherAfterAFailureWhenAskedTo() throws IOException {
        try (Rig rig = Rig.with("provisioning: {computes: {c1: {ends: Failed}}}")) {
            AttachReport report = run(
                    rig,
                    "{max-parallel: 2, fail-fast: true, "
                            + json(5).replace("defaults: {", "defaults: {diagnose-cluster: false, ") + "}");
            assertEquals(
                    List.of("failed", "attached", "skipped", "skipped", "skipped"),
                    report.targets().stream()
                            .map(target -> target.kind().toString())
                            .toList(),
                    "what is under way comes to its end");
            assertEquals(2, rig.requests("PUT", "/computes/").size());
        }
    }

    @Test
    void goesOnInANewProcessAfterEveryPiece() throws IOException {
        try (Rig rig = Rig.standard()) {
            FleetRequest request = request(rig, DEFAULTS + computes(3));
            Fleet fleet = fleet(rig, request);
            while (!fleet.isOver()) {
                fleet.due().forEach(Runnable::run);
                rig.clock.pass(fleet.pause());
                String saved = fleet.save();
                assertFalse(saved.contains("sig="), saved);
                fleet = Fleet.resumed(request, access(rig), rig.clock, this, saved);
            }
            assertEquals(Map.of("attached", 3), report(rig, fleet).counts());
            assertEquals(3, rig.requests("PUT", "/computes/").size());
        }
    }

    @Test
    void aClockThatIsPutBackMakesNobodyWaitForIt() throws IOException {
        try (Rig rig = Rig.standard()) {
            Fleet fleet = fleet(rig, request(rig, DEFAULTS + computes(2)));
            while (fleet.pause().isZero()) {
                fleet.due().forEach(Runnable::run);
            }
            rig.clock.pass(Duration.ofDays(-1));

            assertEquals(Duration.ZERO, fleet.pause());
            assertEquals(2, fleet.due().size());
        }
    }

    @Test
    void neverThrottlesItself() throws IOException {
        String limits = "{rateLimits: {enabled: true}, provisioning: {duration: 40s}}";
        try (Rig rig = Rig.with(limits)) {
            String roles = "identity-type: SystemAssigned, compute-roles: [AcrPull @ registry, "
                    + "Storage Blob Data Reader @ storage]";
            AttachReport report = run(
                    rig,
                    "max-parallel: 150\n" + DEFAULTS.replace("namespace:", roles + ", namespace:") + computes(150));
            assertEquals(Map.of("attached", 150), report.counts(), report.toJson());
            assertEquals(
                    List.of(),
                    rig.emulator.requests().stream()
                            .filter(request -> request.status() == 429)
                            .toList());
        }
    }

    @Test
    void givesEachOfAThousandItsOwnVerdict() throws IOException {
        try (Rig rig = Rig.with(
                "{rateLimits: {enabled: true}, provisioning: {duration: 20s, computes: {'bad*': {ends: Failed}}}}")) {
            String computes = IntStream.range(0, 1000)
                    .mapToObj(i -> "- {compute-name: " + (i % 100 == 57 ? "bad" : "c") + i + "}\n")
                    .collect(Collectors.joining());
            AttachReport report = run(rig, "max-parallel: 250\n" + DEFAULTS + computes);

            assertEquals("partial", report.outcome());
            assertEquals(1, report.exitCode());
            for (AttachOutcome target : report.targets()) {
                String expected = target.name().startsWith("bad") ? "failed" : "attached";
                assertEquals(expected, target.kind().toString(), target.toJson());
            }
            assertEquals(Map.of("attached", 990, "failed", 10), report.counts());
        }
    }

    private AttachReport run(Rig rig, String manifest) throws IOException {
        Fleet fleet = fleet(rig, request(rig, manifest));
        while (!fleet.isOver()) {
            fleet.due().forEach(Runnable::run);
            rig.clock.pass(fleet.pause());
        }
        return report(rig, fleet);
    }

    private static AttachReport report(Rig rig, Fleet fleet) {
        return AttachReport.of("test", rig.clock.instant(), rig.clock.instant(), "apply", false, fleet.outcomes());
    }

    private Fleet fleet(Rig rig, FleetRequest request) {
        return Fleet.of(request, access(rig), rig.clock, this);
    }

    private AzureAccess access(Rig rig) {
        SignInEnvironment surroundings = new SignInEnvironment(IdTokens.none(), "", rig.clock, line -> {});
        return AzureConnector.in(surroundings, settings(rig), "azureml-attach/test")
                .access();
    }

    private FleetRequest request(Rig rig, String manifest) throws IOException {
        Files.writeString(folder.resolve("fleet.yml"), manifest);
        return FleetRequest.from(settings(rig));
    }

    private AttachSettings settings(Rig rig) {
        Map<String, String> settings =
                rig.settings("manifest", folder.resolve("fleet.yml").toString());
        List.of("resource-group", "workspace-name", "compute-name", "resource-id")
                .forEach(settings::remove);
        return AttachSettings.of(settings);
    }

    private static String computes(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "- {compute-name: c" + i + "}\n")
                .collect(Collectors.joining());
    }

    private static String json(int count) {
        return "defaults: {resource-group: rg-ml, workspace-name: ml-prod, resource-id: " + Rig.AKS + "}, computes: ["
                + IntStream.rangeClosed(1, count)
                        .mapToObj(i -> "{compute-name: c" + i + "}")
                        .collect(Collectors.joining(", "))
                + "]";
    }

    @Override
    public void began(Target target) {
        underWay.add(target.name());
        most = Math.max(most, underWay.size());
    }

    @Override
    public void happened(Target target, AttachEvent event) {}

    @Override
    public void waits(Target target, String waitingFor) {
        waits.add(target.name() + ": " + waitingFor);
    }

    @Override
    public void ended(Target target, AttachOutcome outcome) {
        underWay.remove(target.name());
    }
}
