package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.ActionSet;
import io.github.azuremlattach.core.azure.Answers;
import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.DenyAssignment;
import io.github.azuremlattach.core.azure.DenyAssignment.Principal;
import io.github.azuremlattach.core.azure.Lock;
import io.github.azuremlattach.core.azure.Workspace;
import io.github.azuremlattach.core.plan.Found;
import io.github.azuremlattach.core.plan.NeededPermissions;
import io.github.azuremlattach.core.plan.PlanDecision;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.survey.CallerFacts;
import io.github.azuremlattach.core.survey.Observation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** For each finding a situation in which it is found. */
final class Situations {
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final ActionSet EVERYTHING = ActionSet.NONE.and(List.of("*"), List.of());
    private static final Principal EVERYBODY = new Principal("00000000-0000-0000-0000-000000000000", false);
    private static final Ask DETACH = Ask.aks().with("mode", "detach").with("remove-roles", "true");

    private Situations() {}

    static Map<Finding, CheckContext> all() {
        Map<Finding, CheckContext> all = new LinkedHashMap<>();
        ClusterSituations.add(all);
        namespaces(all);
        instanceTypes(all);
        RoleSituations.add(all);
        FederationSituations.add(all);
        RemovalSituations.add(all);
        permissions(all);
        locks(all);
        others(all);
        return all;
    }

    /** What the checks see of a request here; the caller may do everything. */
    static CheckContext context(Ask ask, Found found) {
        return context(ask, found, new Observation.Seen<>(EVERYTHING));
    }

    static CheckContext context(Ask ask, Found found, Observation<ActionSet> caller) {
        AttachRequest request = ask.request();
        PlanDecision decision = found.decide(request);
        Map<String, Observation<ActionSet>> permissions = new HashMap<>();
        NeededPermissions.of(request, decision.plan()).keySet().forEach(scope -> permissions.put(scope, caller));
        return new CheckContext(
                request,
                found.state(),
                found.contents(),
                decision,
                new CallerFacts("me", permissions, Map.of()),
                Map.of());
    }

    private static void namespaces(Map<Finding, CheckContext> all) {
        Ask creates = Ask.aks().with("create-namespace", "true");
        Found locked = Found.nothing()
                .cluster(new Cluster("Succeeded", "Running", true, false, ""))
                .namespace(unseen());
        all.put(Finding.NAMESPACE_FOUND, context(Ask.aks(), Found.nothing().namespace(seen(true))));
        all.put(Finding.NAMESPACE_MISSING, context(Ask.aks(), Found.nothing().namespace(seen(false))));
        all.put(Finding.NAMESPACE_TO_CREATE, context(creates, Found.nothing().namespace(seen(false))));
        all.put(Finding.NAMESPACE_UNKNOWN, context(Ask.aks(), Found.nothing().namespace(unseen())));
        all.put(
                Finding.NAMESPACE_UNKNOWN_TO_CREATE,
                context(creates, Found.nothing().namespace(unseen())));
        all.put(Finding.NAMESPACE_NOT_CREATABLE, context(creates, locked));
    }

    private static void instanceTypes(Map<Finding, CheckContext> all) {
        String spec = "{requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}";
        Ask applies = Ask.aks()
                .with("apply-instance-types", "true")
                .with("instance-types", "{small: {resources: " + spec + "}}");
        Map<String, String> small = Map.of(
                "resources.requests.cpu", "1",
                "resources.requests.memory", "1Gi",
                "resources.limits.cpu", "1",
                "resources.limits.memory", "1Gi");
        Found locked = Found.nothing()
                .cluster(new Cluster("Succeeded", "Running", true, false, ""))
                .instanceTypes(unseen());
        all.put(
                Finding.INSTANCE_TYPES_FOUND,
                context(applies, Found.nothing().instanceTypes(new Observation.Seen<>(Map.of("small", small)))));
        all.put(
                Finding.INSTANCE_TYPES_TO_APPLY,
                context(applies, Found.nothing().instanceTypes(new Observation.Seen<>(Map.of()))));
        all.put(Finding.INSTANCE_TYPES_UNKNOWN, context(applies, Found.nothing().instanceTypes(unseen())));
        all.put(Finding.INSTANCE_TYPES_NOT_APPLICABLE, context(applies, locked));
        all.put(
                Finding.INSTANCE_TYPES_BY_HAND,
                context(
                        Ask.arc().with("mode", "plan").with("instance-types", "{small: {resources: " + spec + "}}"),
                        Found.nothing()));
    }

    private static void permissions(Map<Finding, CheckContext> all) {
        Ask grants = Ask.aks().with("identity-type", "SystemAssigned").with("compute-roles", READER + " @ " + Ask.AKS);
        ActionSet noGrants = ActionSet.NONE.and(List.of("*"), List.of("Microsoft.Authorization/*"));
        all.put(Finding.PERMISSIONS_HELD, context(Ask.aks(), Found.nothing()));
        all.put(
                Finding.PERMISSIONS_MISSING,
                context(Ask.aks(), Found.nothing(), new Observation.Seen<>(ActionSet.NONE)));
        all.put(Finding.GRANTS_NOT_ALLOWED, context(grants, Found.nothing(), new Observation.Seen<>(noGrants)));
        all.put(Finding.PERMISSIONS_UNREADABLE, context(Ask.aks(), Found.nothing(), unseen()));
        all.put(Finding.WRITES_DENIED, denied(new Observation.Seen<>(List.of(deny(EVERYBODY, List.of())))));
        all.put(
                Finding.DENIALS_UNCLEAR,
                denied(new Observation.Seen<>(List.of(deny(EVERYBODY, List.of(new Principal("g", true)))))));
        all.put(Finding.DENIALS_UNREADABLE, denied(unseen()));
    }

    private static DenyAssignment deny(Principal whom, List<Principal> but) {
        return new DenyAssignment(
                "stack-lock", Ask.aks().request().workspace().toString(), EVERYTHING, false, true, List.of(whom), but);
    }

    private static CheckContext denied(Observation<List<DenyAssignment>> denials) {
        CheckContext all = context(Ask.aks(), Found.nothing());
        Map<String, Observation<List<DenyAssignment>>> everywhere = new HashMap<>();
        all.caller().permissions().keySet().forEach(scope -> everywhere.put(scope, denials));
        return new CheckContext(
                all.request(),
                all.observed(),
                all.contents(),
                all.decision(),
                new CallerFacts("me", all.caller().permissions(), everywhere),
                Map.of());
    }

    private static void locks(Map<Finding, CheckContext> all) {
        String workspace = Ask.aks().request().workspace().toString();
        all.put(Finding.WRITES_LOCKED, locked(new Observation.Seen<>(List.of(new Lock("freeze", workspace, true)))));
        all.put(Finding.CLUSTER_LOCKED, locked(new Observation.Seen<>(List.of(new Lock("freeze", Ask.AKS, true)))));
        all.put(Finding.LOCKS_UNREADABLE, locked(unseen()));
        all.put(
                Finding.SUBSCRIPTION_READ_ONLY,
                context(Ask.aks(), Found.nothing().subscriptionState(new Observation.Seen<>("Warned"))));
        all.put(
                Finding.SUBSCRIPTION_PAST_DUE,
                context(Ask.aks(), Found.nothing().subscriptionState(new Observation.Seen<>("PastDue"))));
        all.put(
                Finding.SUBSCRIPTION_UNREADABLE,
                context(Ask.aks(), Found.nothing().subscriptionState(unseen())));
    }

    private static CheckContext locked(Observation<List<Lock>> locks) {
        CheckContext all = context(Ask.aks(), Found.nothing());
        return new CheckContext(
                all.request(),
                all.observed(),
                all.contents(),
                all.decision(),
                all.caller(),
                Map.of(Ask.aks().request().workspace().toString(), locks, Ask.AKS, locks));
    }

    private static void others(Map<Finding, CheckContext> all) {
        Map<String, String> states = Map.of("Microsoft.A", "Registered", "Microsoft.B", "NotRegistered");
        all.put(Finding.WORKSPACE_READY, context(Ask.aks(), Found.nothing()));
        all.put(
                Finding.WORKSPACE_NOT_READY,
                context(Ask.aks(), Found.nothing().workspace(workspace("Updating", Map.of()))));
        all.put(Finding.PROVIDERS_REGISTERED, context(Ask.aks(), Found.nothing()));
        all.put(
                Finding.PROVIDERS_TO_REGISTER,
                context(
                        Ask.aks().with("register-providers", "true"),
                        Found.nothing().providers(new Observation.Seen<>(states))));
        all.put(
                Finding.PROVIDERS_MISSING,
                context(Ask.aks(), Found.nothing().providers(new Observation.Seen<>(states))));
        all.put(Finding.PROVIDERS_UNREADABLE, context(Ask.aks(), Found.nothing().providers(unseen())));
        all.put(Finding.NO_OTHER_COMPUTES, context(Ask.aks(), Found.nothing()));
        all.put(Finding.COMPUTES_ON_CLUSTER, context(Ask.aks(), neighbours(1)));
        all.put(Finding.MANY_COMPUTES_ON_CLUSTER, context(Ask.aks(), neighbours(11)));
        all.put(Finding.COMPUTES_UNREADABLE, context(Ask.aks(), Found.nothing().others(unseen())));
        all.put(Finding.COMPUTE_OF_OTHER_CLUSTER, context(DETACH, Found.compute(Found.SAME.replace("aks-1", "aks-2"))));
        all.put(
                Finding.DIFFERENCES_KEPT,
                context(Ask.aks().with("on-difference", "keep").with("namespace", "other"), Found.compute(Found.SAME)));
        all.put(Finding.ATTACHED_COMPUTE, context(DETACH, Found.compute(Found.SAME)));
        all.put(
                Finding.NOT_AN_ATTACHED_COMPUTE,
                context(DETACH, Found.compute(Found.SAME.replace("Kubernetes", "AmlCompute"))));
    }

    private static Found neighbours(int count) {
        return Found.nothing()
                .others(new Observation.Seen<>(IntStream.range(0, count)
                        .mapToObj(i -> Answers.compute(Found.SAME.replace("team-a", "other-" + i)))
                        .toList()));
    }

    static Workspace workspace(String state, Map<ResourceId, String> users) {
        String type = users.isEmpty() ? "SystemAssigned" : "UserAssigned";
        return new Workspace("westeurope", state, type, users, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Observation<Boolean> seen(boolean exists) {
        return new Observation.Seen<>(exists);
    }

    static <T> Observation<T> unseen() {
        return new Observation.Unseen<>("AuthorizationFailed: may not");
    }
}
