package io.github.azuremlattach.core.faults;

import io.github.azuremlattach.core.azure.BuiltInRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is asked for, and the Azure of which it is asked: attaches in which every request there is comes up. */
enum Asked {
    /** Everything that can be asked for on AKS. */
    AKS(
            "ml-uai",
            Ids.AKS,
            "team-new",
            "SystemAssigned",
            "replicationAttempts: 1",
            Map.of("create-namespace", "true", "identity-type", "SystemAssigned")),
    /** Everything that can be asked for on Arc, with a relay that has to be looked for. */
    ARC(
            "ml-uai",
            Ids.ARC,
            "team-a",
            "UserAssigned",
            "arc: {edge-7: {extension: {configurationSettings: {relayserver.hybridConnectionResourceID: null}}}}",
            Map.of("identity-type", "UserAssigned", "user-assigned-identities", Ids.TRAINING)),
    /** Another compute has the name: it is detached first. */
    REPLACE(
            "ml-prod",
            Ids.AKS,
            "team-a",
            "SystemAssigned",
            "computes: {k8s-compute: {workspace: ml-prod, cluster: aks-2, namespace: team-b, identity:"
                    + " SystemAssigned}}",
            Map.of("on-difference", "replace", "identity-type", "SystemAssigned")),
    /** The compute is there without an identity: it is given one in place, and its cluster's extension another setting. */
    UPDATE(
            "ml-prod",
            Ids.AKS,
            "team-a",
            "SystemAssigned",
            "computes: {k8s-compute: {workspace: ml-prod, cluster: aks-1, namespace: team-a, identity: None}}",
            Map.of(
                    "on-difference", "update",
                    "identity-type", "SystemAssigned",
                    "extension", "update",
                    "extension-settings", "installVolcano=False")),
    /**
     * A cluster with nothing on it that is integrated with Microsoft Entra ID, in a subscription that has yet to register
     * what it takes: all of it is made, and jobs prove it.
     */
    BARE(
            "ml-prod",
            Ids.AKS,
            "team-new",
            "SystemAssigned",
            """
            providers: {Microsoft.KubernetesConfiguration: NotRegistered}
            registration: {duration: 20s}
            aks: {aks-1: {extension: null, entra: {adminGroups: [99999999-9999-9999-9999-999999999999]}}}
            principals: {pipeline: {groups: [99999999-9999-9999-9999-999999999999]}}
            """,
            Map.ofEntries(
                    Map.entry("register-providers", "true"),
                    Map.entry("extension", "install"),
                    Map.entry("create-namespace", "true"),
                    Map.entry("apply-instance-types", "true"),
                    Map.entry(
                            "instance-types",
                            "{small: {resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}}}"),
                    Map.entry("identity-type", "SystemAssigned"),
                    Map.entry("verify", "job"),
                    Map.entry("verify-timeout", "30m"),
                    Map.entry("verify-instance-types", "small"),
                    Map.entry("verify-environment", "crmlprod.azurecr.io/smoke:1"))),
    /** An Arc cluster without extension and without relay, on which the workspace's identity needs a role. */
    BARE_ARC(
            "ml-uai",
            Ids.ARC,
            "team-a",
            "UserAssigned",
            """
            arc: {edge-7: {extension: null}}
            relays: {edge700000000000000000000000000000000rgmlrelay: null}
            """,
            Map.of(
                    "extension", "install",
                    "on-difference", "replace",
                    "identity-type", "UserAssigned",
                    "user-assigned-identities", Ids.TRAINING));

    static final String COMPUTE = "k8s-compute";

    final String workspace;
    final String cluster;
    final String namespace;
    final String identityType;
    final String scenario;
    private final Map<String, String> more;

    Asked(
            String workspace,
            String cluster,
            String namespace,
            String identityType,
            String scenario,
            Map<String, String> more) {
        this.workspace = Ids.WORKSPACES + workspace;
        this.cluster = cluster;
        this.namespace = namespace;
        this.identityType = identityType;
        this.scenario = scenario;
        this.more = more;
    }

    /** All of them, or those that a build has the time for. */
    static Stream<Asked> chosen(Asked... enough) {
        return Stream.of(Cells.ALL ? values() : enough);
    }

    /** How many jobs prove the compute. */
    int jobs() {
        return more.containsKey("verify") ? 2 : 0;
    }

    /** The parameters, but for where Azure is. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(more);
        settings.putAll(Map.of(
                "resource-group",
                "rg-ml",
                "workspace-name",
                workspace.substring(Ids.WORKSPACES.length()),
                "compute-name",
                COMPUTE,
                "resource-id",
                cluster,
                "namespace",
                namespace,
                "compute-roles",
                "AcrPull @ registry\nStorage Blob Data Reader @ storage",
                "tenant-id",
                "11111111-1111-1111-1111-111111111111",
                "client-id",
                "22222222-2222-2222-2222-222222222222",
                "client-secret",
                "emulator-secret"));
        return settings;
    }

    /** The role assignments that there must be in the end, by the table of Microsoft's how-to and by what is asked for. */
    List<String> roles(String workspaceIdentity, String computeIdentity) {
        List<String> roles = new ArrayList<>();
        if (!workspaceIdentity.isEmpty()) {
            roles.add(grant(BuiltInRole.READER, cluster, workspaceIdentity));
            roles.add(grant(BuiltInRole.KUBERNETES_EXTENSION_CONTRIBUTOR, cluster, workspaceIdentity));
            roles.add(grant(BuiltInRole.AKS_CLUSTER_ADMIN, cluster, workspaceIdentity));
            if (cluster.equals(Ids.ARC)) {
                roles.add(grant(BuiltInRole.AZURE_RELAY_OWNER, Ids.RELAY, workspaceIdentity));
            }
        }
        roles.add(grant(BuiltInRole.ACR_PULL, Ids.REGISTRY, computeIdentity));
        roles.add(grant(BuiltInRole.STORAGE_BLOB_DATA_READER, Ids.STORAGE, computeIdentity));
        return roles.stream().sorted().toList();
    }

    /** A role assignment in one line. */
    static String grant(BuiltInRole role, String scope, String principal) {
        return role.guid() + " @ " + scope + " : " + principal;
    }
}
