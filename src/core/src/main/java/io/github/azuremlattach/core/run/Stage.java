package io.github.azuremlattach.core.run;

/** The stages of a run that people see, in the order of its life. */
enum Stage {
    LOOK("look", "Azure's answers"),
    NAMESPACE("namespace", "kubectl in the cluster"),
    INSTANCE_TYPES("instance types", "kubectl in the cluster"),
    CLUSTER_HEALTH("cluster health", "the cluster's own report"),
    PLAN("plan", "the plan"),
    PROVIDERS("register providers", "the resource providers to be registered"),
    RELAY("create relay", "the relay of the cluster"),
    EXTENSION("extension", "the Azure ML extension"),
    WORKSPACE_ROLES("workspace roles", "the workspace identity's roles"),
    CREATE_NAMESPACE("create namespace", "the namespace"),
    APPLY_INSTANCE_TYPES("apply instance types", "the instance types"),
    REMOVE_ROLES("remove roles", "the roles to be removed"),
    DETACH("detach", "the compute to be detached"),
    REMOVE_EXTENSION("remove extension", "the Azure ML extension to be removed"),
    ATTACH("attach", "the attach to be accepted"),
    PROVISIONING("provisioning", "Azure to provision the compute"),
    FEDERATED_CREDENTIALS("federated credentials", "the identity's federated credentials"),
    COMPUTE_ROLES("compute roles", "the compute identity's roles"),
    VERIFY("verify", "the job that proves the compute");

    private final String label;
    private final String waitingFor;

    Stage(String label, String waitingFor) {
        this.label = label;
        this.waitingFor = waitingFor;
    }

    /** The name in reports. */
    String label() {
        return label;
    }

    /** What a run in this stage waits for. */
    String waitingFor() {
        return waitingFor;
    }

    /** Whether Azure works on something that goes on by itself. */
    boolean watches() {
        return this == PROVISIONING
                || this == DETACH
                || this == PROVIDERS
                || this == EXTENSION
                || this == REMOVE_EXTENSION
                || this == VERIFY;
    }

    /** Whether nothing has been decided yet. */
    boolean observes() {
        return this == LOOK || this == NAMESPACE || this == INSTANCE_TYPES || this == CLUSTER_HEALTH || this == PLAN;
    }
}
