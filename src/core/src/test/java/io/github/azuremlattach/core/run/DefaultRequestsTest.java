package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.emulator.RecordedRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every request of a run that asks for nothing but an attach, in one place: whoever adds one changes this list, and says why.
 * Reads are made side by side, so that the order is that of the alphabet.
 */
class DefaultRequestsTest {
    private static final String AT_ONCE = "{provisioning: {duration: 0s}, runCommand: {duration: 0s}}";

    @Test
    void anAttachOfAks() {
        assertRequests("""
                GET /subscriptions
                GET Microsoft.KubernetesConfiguration
                GET locations/eastus/computeOperationsStatus/*
                GET locks
                GET managedClusters/aks-1
                GET managedClusters/aks-1 extensions
                GET workspaces/ml-prod
                GET workspaces/ml-prod denyAssignments
                GET workspaces/ml-prod permissions
                GET workspaces/ml-prod/computes
                GET workspaces/ml-prod/computes/k8s-compute
                GET workspaces/ml-prod/computes/k8s-compute
                GET workspaces/ml-prod/computes/k8s-compute
                POST /*/oauth2/v2.0/token
                PUT workspaces/ml-prod/computes/k8s-compute""");
    }

    @Test
    void anAttachOfArc() {
        assertRequests("""
                GET /subscriptions
                GET Microsoft.KubernetesConfiguration
                GET Microsoft.Relay
                GET connectedClusters/edge-7
                GET connectedClusters/edge-7 extensions
                GET locations/eastus/computeOperationsStatus/*
                GET locks
                GET workspaces/ml-prod
                GET workspaces/ml-prod denyAssignments
                GET workspaces/ml-prod permissions
                GET workspaces/ml-prod/computes
                GET workspaces/ml-prod/computes/k8s-compute
                GET workspaces/ml-prod/computes/k8s-compute
                GET workspaces/ml-prod/computes/k8s-compute
                POST /*/oauth2/v2.0/token
                PUT workspaces/ml-prod/computes/k8s-compute""", "resource-id", Rig.ARC);
    }

    @Test
    void anAttachThatIsThereAlready() {
        try (Rig rig = Rig.with(AT_ONCE)) {
            rig.run();
            rig.emulator.clearRequests();
            rig.run();
            assertEquals(sorted("""
                GET /subscriptions
                GET Microsoft.KubernetesConfiguration
                GET managedClusters/aks-1
                GET managedClusters/aks-1 extensions
                GET workspaces/ml-prod
                GET workspaces/ml-prod/computes
                GET workspaces/ml-prod/computes/k8s-compute
                POST /*/oauth2/v2.0/token"""), sent(rig));
        }
    }

    private static void assertRequests(String expected, String... given) {
        try (Rig rig = Rig.with(AT_ONCE)) {
            AttachOutcome outcome = rig.run(given);
            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertEquals(sorted(expected), sent(rig));
        }
    }

    private static String sorted(String lines) {
        return lines.lines().sorted().collect(Collectors.joining("\n"));
    }

    private static String sent(Rig rig) {
        List<RecordedRequest> requests = rig.emulator.requests();
        return sorted(requests.stream().map(DefaultRequestsTest::line).collect(Collectors.joining("\n")));
    }

    /** A method and a path without what every path begins with, without GUIDs and without namespaces of providers. */
    private static String line(RecordedRequest request) {
        String path = request.path()
                .replaceFirst("(?i)^/subscriptions/[^/]+", "")
                .replaceFirst("(?i)^/resourceGroups/[^/]+", "")
                .replaceAll("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "*")
                .replace("/providers/", " ")
                .replaceAll("Microsoft[.][A-Za-z]+/", "")
                .trim();
        return (request.method() + " " + (path.isEmpty() ? "subscription" : path)).strip();
    }
}
