package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.Answers;
import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.RoleAssignment;
import io.github.azuremlattach.core.azure.Workspace;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.request.RoleGrant;
import io.github.azuremlattach.core.survey.ClusterContents;
import io.github.azuremlattach.core.survey.ClusterHealth;
import io.github.azuremlattach.core.survey.ClusterUse;
import io.github.azuremlattach.core.survey.Federation;
import io.github.azuremlattach.core.survey.HeldRoles;
import io.github.azuremlattach.core.survey.Observation;
import io.github.azuremlattach.core.survey.ObservedState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a plan finds in Azure. */
public final class Found {
    /** A compute as {@link Ask#aks} makes it. */
    public static final String SAME = compute("Succeeded", "{\"type\":\"None\"}", "\"namespace\":\"default\"");

    public static final ResourceId IDENTITY = ResourceId.parse(Ask.IDENTITY).orElseThrow();
    static final ResourceId REGISTRY = ResourceId.parse("/subscriptions/" + Ask.SUBSCRIPTION
                    + "/resourceGroups/rg-ml/providers/Microsoft.ContainerRegistry/registries/crmlprod")
            .orElseThrow();
    public static final String WORKSPACE_PRINCIPAL = "p-workspace";

    private final Map<ResourceId, Observation<Optional<String>>> principals = new HashMap<>();
    private final Map<RoleGrant, Observation<Optional<String>>> roleIds = new HashMap<>();
    private final HeldRoles held = new HeldRoles();
    private Workspace workspace = workspace("SystemAssigned", Map.of());
    private Observation<Optional<Extension>> extension = new Observation.Seen<>(Optional.empty());
    private Observation<Map<String, String>> providers = new Observation.Seen<>(Map.of());
    private Observation<Optional<ResourceId>> relay = new Observation.Seen<>(Optional.empty());
    private Optional<Compute> compute = Optional.empty();
    private Observation<List<Compute>> computes = new Observation.Seen<>(List.of());
    private Observation<Optional<Cluster>> cluster = new Observation.Seen<>(Optional.empty());
    private Observation<List<RoleAssignment>> granted = new Observation.Seen<>(List.of());
    private Observation<String> subscriptionState = new Observation.Seen<>("Enabled");
    private Optional<Observation<Boolean>> namespace = Optional.empty();
    private Federation federation = Federation.NONE;
    private Observation<ClusterUse> use = new Observation.Seen<>(ClusterUse.NONE);
    private Optional<Observation<ClusterHealth>> health = Optional.empty();
    private Optional<Observation<Map<String, Map<String, String>>>> instanceTypes = Optional.empty();

    private Found() {}

    /** The JSON of an attached AKS cluster. */
    public static String compute(String state, String identity, String kubernetes) {
        return """
            {"name":"team-a","identity":%s,"properties":{"computeType":"Kubernetes","provisioningState":"%s",
             "isAttachedCompute":true,"resourceId":"%s","description":null,"properties":{%s}}}
            """.formatted(identity, state, Ask.AKS, kubernetes);
    }

    /** The JSON of a user-assigned identity and its principal. */
    public static String user(ResourceId identity, String principalId) {
        return "{\"type\":\"UserAssigned\",\"userAssignedIdentities\":{\"" + identity + "\":{\"principalId\":\""
                + principalId + "\"}}}";
    }

    /** A workspace with a system-assigned identity, and no compute. */
    public static Found nothing() {
        return new Found();
    }

    /** The compute is there. */
    public static Found compute(String json) {
        Found found = new Found();
        found.compute = Optional.of(Answers.compute(json));
        found.computes = new Observation.Seen<>(List.of(found.compute.get()));
        return found;
    }

    /** The workspace acts by a user-assigned identity. */
    public Found userWorkspace() {
        workspace = workspace("UserAssigned", Map.of(IDENTITY, WORKSPACE_PRINCIPAL));
        return this;
    }

    /** The cluster was asked how the extension is. */
    public Found health(Observation<ClusterHealth> answer) {
        health = Optional.of(answer);
        return this;
    }

    /** The workspace is another. */
    public Found workspace(Workspace other) {
        workspace = other;
        return this;
    }

    /** All computes of the workspace. */
    public Found others(Observation<List<Compute>> all) {
        computes = all;
        return this;
    }

    /** The cluster is there. */
    public Found cluster(Cluster known) {
        return cluster(new Observation.Seen<>(Optional.of(known)));
    }

    /** What was seen of the cluster. */
    public Found cluster(Observation<Optional<Cluster>> seen) {
        cluster = seen;
        return this;
    }

    /** What was seen of the extension. */
    public Found extension(Observation<Optional<Extension>> seen) {
        extension = seen;
        return this;
    }

    /** What was seen of the resource providers. */
    public Found providers(Observation<Map<String, String>> seen) {
        providers = seen;
        return this;
    }

    /** What was seen of the relay. */
    public Found relay(Observation<Optional<ResourceId>> seen) {
        relay = seen;
        return this;
    }

    /** The principal of a user-assigned identity. */
    public Found principal(ResourceId identity, String principalId) {
        return principal(identity, new Observation.Seen<>(Optional.of(principalId)));
    }

    /** What was seen of the principal of a user-assigned identity. */
    public Found principal(ResourceId identity, Observation<Optional<String>> seen) {
        principals.put(identity, seen);
        return this;
    }

    /** What was seen of the role of a grant. */
    public Found role(RoleGrant grant, Observation<Optional<String>> seen) {
        roleIds.put(grant, seen);
        return this;
    }

    /** What earlier attaches granted. */
    public Found granted(Observation<List<RoleAssignment>> assignments) {
        granted = assignments;
        return this;
    }

    /** What service accounts can be trusted by. */
    public Found federation(Federation seen) {
        federation = seen;
        return this;
    }

    /** Who else needs the extension. */
    public Found use(Observation<ClusterUse> seen) {
        use = seen;
        return this;
    }

    /** The state of the subscription. */
    public Found subscriptionState(Observation<String> state) {
        subscriptionState = state;
        return this;
    }

    /** What was seen of the namespace. */
    public Found namespace(Observation<Boolean> answer) {
        namespace = Optional.of(answer);
        return this;
    }

    /** The assignments in Azure. */
    public HeldRoles held() {
        return held;
    }

    /** What was seen of the instance types, each as its values by their paths. */
    public Found instanceTypes(Observation<Map<String, Map<String, String>>> answer) {
        instanceTypes = Optional.of(answer);
        return this;
    }

    /** What the cluster said of its inside. */
    public ClusterContents contents() {
        return new ClusterContents(namespace, instanceTypes, health);
    }

    /** What was seen, but for roles and the namespace. */
    public ObservedState state() {
        return new ObservedState(
                workspace,
                compute,
                computes,
                cluster,
                extension,
                relay,
                providers,
                principals,
                roleIds,
                granted,
                subscriptionState,
                new Observation.Seen<>(false),
                federation,
                use);
    }

    /** Decides what a request means here. */
    public PlanDecision decide(AttachRequest request) {
        request.computeRoles().stream()
                .filter(RoleGrant::isGuid)
                .forEach(grant -> roleIds.putIfAbsent(grant, new Observation.Seen<>(Optional.of(grant.role()))));
        PlanDraft draft = PlanDraft.of(request, state());
        return Planner.decide(
                request, state(), draft, held.answers(draft.requirements().queries(false)), contents());
    }

    private static Workspace workspace(String type, Map<ResourceId, String> users) {
        return new Workspace(
                "westeurope", "Succeeded", type, users, Optional.empty(), Optional.of(REGISTRY), Optional.empty());
    }
}
