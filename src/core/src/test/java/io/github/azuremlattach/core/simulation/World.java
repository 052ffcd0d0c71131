package io.github.azuremlattach.core.simulation;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A random Azure, what is asked of it, and what befalls those who ask: all of it follows from a seed.
 *
 * @param seed where it comes from, and what its dice are thrown with
 * @param traits what it is made of
 */
record World(long seed, Map<Trait, String> traits) {
    static final String COMPUTE = "k8s-compute";
    private static final String PROVIDERS =
            "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ml/providers/";

    /** What keeps an attach from succeeding, which half of the worlds have not. */
    private static final List<Trait> OBSTACLES =
            List.of(Trait.WORKSPACE_ROLES, Trait.EXTENSION, Trait.ENDS, Trait.CALLER, Trait.DENY);

    /** The world of a seed; every other one has nothing that keeps an attach from succeeding. */
    static World of(long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        Map<Trait, String> traits = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            traits.put(trait, trait.choices().get(dice.nextInt(trait.choices().size())));
        }
        if (dice.nextBoolean()) {
            OBSTACLES.forEach(trait -> traits.put(trait, trait.usual()));
        }
        return new World(seed, traits);
    }

    String get(Trait trait) {
        return traits.get(trait);
    }

    boolean is(Trait trait, String... values) {
        return List.of(values).contains(get(trait));
    }

    int number(Trait trait) {
        return Integer.parseInt(get(trait));
    }

    /** The same with one trait as usual, for each one that is not. */
    List<World> simpler() {
        return Arrays.stream(Trait.values())
                .filter(trait -> !get(trait).equals(trait.usual()))
                .map(trait -> with(trait, trait.usual()))
                .toList();
    }

    /** The same with another value of a trait. */
    World with(Trait trait, String value) {
        Map<Trait, String> other = new EnumMap<>(traits);
        other.put(trait, value);
        return new World(seed, other);
    }

    /** Whether an attach that nothing befalls must succeed here. */
    boolean isHealthy() {
        boolean granted = is(Trait.WORKSPACE, "ml-prod") || is(Trait.WORKSPACE_ROLES, "grant");
        return granted
                && is(Trait.EXTENSION, "healthy")
                && is(Trait.ENDS, "Succeeded")
                && is(Trait.CALLER, "owner")
                && is(Trait.DENY, "nothing");
    }

    /** Whether nothing befalls it. */
    boolean isCalm() {
        return is(Trait.TROUBLE, "0") && is(Trait.CRASHES, "0") && is(Trait.JUMPS, "0");
    }

    boolean isArc() {
        return is(Trait.CLUSTER, "edge-7");
    }

    String workspaceId() {
        return PROVIDERS + "Microsoft.MachineLearningServices/workspaces/" + get(Trait.WORKSPACE);
    }

    String computeId() {
        return workspaceId() + "/computes/" + COMPUTE;
    }

    String clusterId() {
        return PROVIDERS
                + (isArc() ? "Microsoft.Kubernetes/connectedClusters/" : "Microsoft.ContainerService/managedClusters/")
                + get(Trait.CLUSTER);
    }

    /** What the runs ask for, the first one's settings first. */
    List<Map<String, String>> requests() {
        Map<String, String> first = settings();
        return switch (get(Trait.OTHERS)) {
            case "same" -> List.of(first, first);
            case "same and same" -> List.of(first, first, first);
            case "other namespace" -> List.of(first, changed(first, "namespace", "azureml"));
            case "detach" -> List.of(first, changed(first, "mode", "detach"));
            default -> List.of(first);
        };
    }

    /** An attach of the same that has to succeed, whatever is there. */
    Map<String, String> repair() {
        Map<String, String> settings = changed(settings(), "mode", "apply");
        settings.putAll(Map.of("on-difference", "replace", "timeout", "60m", "wait", "true", "preflight", "warn"));
        return settings;
    }

    private static Map<String, String> changed(Map<String, String> settings, String name, String value) {
        Map<String, String> other = new HashMap<>(settings);
        other.put(name, value);
        if (value.equals("detach")) {
            other.remove("create-namespace");
        }
        return other;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("resource-group", "rg-ml");
        settings.put("workspace-name", get(Trait.WORKSPACE));
        settings.put("compute-name", COMPUTE);
        settings.put("resource-id", clusterId());
        settings.put("namespace", get(Trait.NAMESPACE));
        settings.put("identity-type", get(Trait.IDENTITY));
        settings.put("on-difference", get(Trait.ON_DIFFERENCE));
        settings.put("preflight", get(Trait.PREFLIGHT));
        settings.put("workspace-roles", get(Trait.WORKSPACE_ROLES));
        settings.put("wait", get(Trait.WAIT));
        settings.put("timeout", get(Trait.TIMEOUT));
        settings.put("mode", get(Trait.MODE).replaceFirst(" .*", ""));
        settings.put("remove-roles", is(Trait.MODE, "detach and remove roles") ? "true" : "false");
        if (is(Trait.IDENTITY, "UserAssigned")) {
            settings.put(
                    "user-assigned-identities",
                    PROVIDERS + "Microsoft.ManagedIdentity/userAssignedIdentities/id-training");
        }
        if (!is(Trait.IDENTITY, "None")) {
            settings.put("compute-roles", get(Trait.ROLES));
        }
        if (is(Trait.NAMESPACE, "team-new") && !isArc() && !settings.get("mode").equals("detach")) {
            settings.put("create-namespace", "true");
        }
        return settings;
    }

    /** The scenario of the emulator, as a snippet over the standard one. */
    String scenario() {
        String arc = isArc() ? "arc" : "aks";
        StringBuilder yaml = new StringBuilder("otherRoleAssignments: 2\n");
        yaml.append("roleEffectDelay: ").append(get(Trait.ROLE_EFFECT)).append('\n');
        yaml.append("replicationAttempts: ").append(get(Trait.REPLICATION)).append('\n');
        yaml.append("pageSize: ").append(get(Trait.PAGES)).append('\n');
        yaml.append("provisioning: {duration: ")
                .append(get(Trait.PROVISIONING))
                .append(", ends: ")
                .append(get(Trait.ENDS))
                .append("}\n");
        switch (get(Trait.EXTENSION)) {
            case "none" -> yaml.append(arc + ": {" + get(Trait.CLUSTER) + ": {extension: null}}\n");
            case "failed" ->
                yaml.append(arc + ": {" + get(Trait.CLUSTER) + ": {extension: {provisioningState: Failed}}}\n");
            default -> {}
        }
        switch (get(Trait.DENY)) {
            case "everything" -> yaml.append("denyAssignments: {stack-lock: {scope: rg-ml}}\n");
            case "deletion" -> yaml.append("denyAssignments: {stack-lock: {scope: rg-ml, actions: ['*/delete']}}\n");
            default -> {}
        }
        if (!is(Trait.FOUND, "nothing")) {
            yaml.append(found());
        }
        return yaml.toString();
    }

    private String found() {
        String identity = get(Trait.IDENTITY);
        String other = identity.equals("SystemAssigned") ? "None" : "SystemAssigned";
        String state = is(Trait.FOUND, "failed") ? ", provisioningState: Failed" : "";
        String used = is(Trait.FOUND, "other identity") ? other : identity;
        return "computes: {" + COMPUTE + ": {workspace: " + get(Trait.WORKSPACE)
                + ", cluster: " + (is(Trait.FOUND, "other cluster") ? "aks-2" : get(Trait.CLUSTER))
                + ", namespace: " + (is(Trait.FOUND, "other namespace") ? "team-b" : get(Trait.NAMESPACE))
                + ", identity: " + used
                + (used.equals("UserAssigned") ? ", userAssignedIdentities: [id-training]" : "")
                + state + "}}\n";
    }

    /** The seed, and what is not as usual. */
    @Override
    public String toString() {
        return "seed " + seed + " "
                + traits.entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(entry.getKey().usual()))
                        .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\n", " and "))
                        .collect(Collectors.joining(", ", "{", "}"));
    }
}
