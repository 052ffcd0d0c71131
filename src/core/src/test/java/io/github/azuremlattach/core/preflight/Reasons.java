package io.github.azuremlattach.core.preflight;

import java.util.Map;

/** What each pre-flight check looks at, and why, for the page. */
final class Reasons {
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("workspace", "Reads the workspace: Azure attaches nothing to one that is not provisioned."),
            Map.entry("cluster", "Reads the cluster of {input resource-id}: the attach needs one that exists."),
            Map.entry(
                    "cluster-available",
                    "Looks whether an AKS cluster runs, or an Arc cluster is connected: Azure ML talks to the cluster."),
            Map.entry(
                    "cluster-access",
                    "Looks how the AKS cluster is locked down: with local accounts disabled, authorized IP ranges or a "
                            + "private API server Azure ML comes in by Trusted Access only. Microsoft's pages disagree: one "
                            + "calls disabled local accounts unsupported, the other describes them with Trusted Access."),
            Map.entry(
                    "subscription", "Compares subscriptions, since an AKS cluster of another one cannot be attached."),
            Map.entry(
                    "cluster-identity",
                    "Looks whether an AKS cluster acts by a managed identity, the only supported way."),
            Map.entry(
                    "extension",
                    "Reads the cluster's extensions: the attach needs the Azure ML extension, healthy and on."),
            Map.entry(
                    "remove-extension",
                    "Made before a detach where {input remove-extension} is true: looks in all workspaces that the pipeline "
                            + "can see whether another compute stands on the cluster."),
            Map.entry(
                    "cluster-health",
                    "Made only where the extension or the compute of an AKS cluster has Failed, and {input diagnose-cluster} "
                            + "is true: reads by run-command the report of the extension's health check and the state of "
                            + "its pods. It never fails a run. It needs the actions of a namespace other than default."),
            Map.entry(
                    "namespace",
                    "Asks the AKS cluster by run-command: jobs stay queued in a namespace that does not exist."),
            Map.entry(
                    "instance-types",
                    "Made only where {input apply-instance-types} is true: asks the AKS cluster by run-command which instance "
                            + "types it has as resources. For Arc, {input mode} plan shows how to apply them by hand."),
            Map.entry(
                    "federated-credentials",
                    "Made only where {input federated-credentials} is given, and then always: reads the OIDC issuer of the "
                            + "cluster and the federated credentials of the identity, of which Azure allows 20."),
            Map.entry("resource-providers", "Reads registrations: the extension lives on these resource providers."),
            Map.entry(
                    "workspace-identity",
                    "Reads what the workspace's user-assigned identity may do. Inherited roles count. A wider role that "
                            + "allows the same, such as Contributor, is a warning: Azure's own role check refused one in a "
                            + "public report."),
            Map.entry(
                    "deny-assignments",
                    "Reads the deny assignments at each scope of a planned write, by one request per scope. They come from"
                            + " deployment stacks, managed applications and blueprints, and win over every role."),
            Map.entry(
                    "locks",
                    "Reads the locks of each resource group that the plan writes to, and of the cluster's, by one request"
                            + " per group. A read-only lock forbids every write to what it protects and to all below it, a"
                            + " lock against deletion forbids a detach, whatever the roles."),
            Map.entry(
                    "subscription-state",
                    "Reads the state of the workspace's subscription: one that is disabled or warned takes no writes."),
            Map.entry("pipeline-permissions", "Reads what the pipeline's identity may do where the plan writes."),
            Map.entry(
                    "other-computes",
                    "Lists the workspace's computes on the same cluster, since they share its nodes."),
            Map.entry(
                    "differences",
                    "Compares the compute that is there with what was asked for: {input on-difference} decides what follows."),
            Map.entry("compute", "Looks, before a detach, whether the compute is an attached cluster."),
            Map.entry("roles", "Looks up the roles of {input compute-roles}, their scopes and their holders."));

    private Reasons() {}

    static String of(String check) {
        String reason = REASONS.get(check);
        if (reason == null) {
            throw new IllegalArgumentException("nobody says what the check " + check + " is for");
        }
        return reason;
    }
}
