package io.github.azuremlattach.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.survey.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The how-to's table of roles. */
class WorkspaceRoleTest {
    private static final ClusterRef AKS = Ask.aks().request().cluster();
    private static final ClusterRef ARC = Ask.arc().request().cluster();

    private static List<String> names(ClusterRef ref, Observation<Optional<Cluster>> cluster) {
        return Arrays.stream(WorkspaceRole.values())
                .filter(role -> role.appliesTo(ref, cluster))
                .map(role -> role.role().roleName() + " on " + role.resource())
                .toList();
    }

    private static Observation<Optional<Cluster>> seen(String trustedAccess) {
        return new Observation.Seen<>(Optional.of(new Cluster("Succeeded", "Running", true, true, trustedAccess)));
    }

    @Test
    void anAksClusterNeedsThree() {
        List<String> three = List.of(
                "Reader on the cluster",
                "Kubernetes Extension Contributor on the cluster",
                "Azure Kubernetes Service Cluster Admin Role on the cluster");
        assertEquals(three, names(AKS, seen("")));
        assertEquals(three, names(AKS, new Observation.Seen<>(Optional.empty())));
        assertEquals(three, names(AKS, new Observation.Unseen<>("forbidden")));
    }

    @Test
    void trustedAccessAsksForContributorOnAks() {
        assertTrue(names(AKS, seen("its local accounts are disabled")).contains("Contributor on the cluster"));
        assertFalse(names(ARC, seen("its local accounts are disabled")).contains("Contributor on the cluster"));
    }

    @Test
    void anArcClusterNeedsTheRelayToo() {
        List<String> names = names(ARC, seen(""));
        assertEquals("Azure Relay Owner on Azure Relay", names.get(0));
        assertEquals(4, names.size());
    }

    @Test
    void anotherRoleServesWhenItAllowsTheSame() {
        assertEquals(
                List.of(
                        "Microsoft.ContainerService/managedClusters/read",
                        "Microsoft.ContainerService/managedClusters/agentPools/read"),
                WorkspaceRole.READER.actions(AKS));
        assertEquals(List.of("Microsoft.Kubernetes/connectedClusters/read"), WorkspaceRole.READER.actions(ARC));
        for (ClusterRef ref : List.of(AKS, ARC)) {
            assertEquals(
                    List.of("Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action"),
                    WorkspaceRole.CLUSTER_ADMIN.actions(ref));
        }
        assertEquals(
                List.of("Microsoft.ContainerService/managedClusters/trustedAccessRoleBindings/write"),
                WorkspaceRole.TRUSTED_ACCESS.actions(AKS));
        assertTrue(WorkspaceRole.EXTENSION.actions(AKS).stream()
                .allMatch(action -> action.startsWith("Microsoft.KubernetesConfiguration/extensions/")));
        assertTrue(WorkspaceRole.RELAY.actions(ARC).stream().allMatch(action -> action.startsWith("Microsoft.Relay/")));
    }

    @ParameterizedTest
    @EnumSource
    void everyRoleSaysWhatItIsGoodForAndWhatItAllows(WorkspaceRole role) {
        assertTrue(role.reason().code().startsWith("workspace-"));
        assertFalse(role.actions(ARC).isEmpty());
    }
}
