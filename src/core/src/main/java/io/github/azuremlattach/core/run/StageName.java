package io.github.azuremlattach.core.run;

import java.util.function.Function;

/** The stages of a run, in the order of its life. */
enum StageName {
    LOOK("look", "Azure's answers", LookStage::new),
    NAMESPACE("namespace", "kubectl in the cluster", FindNamespace::new),
    DECIDE("plan", "the plan", DecideStage::new),
    GRANT("workspace roles", "the workspace identity's roles", GrantStage::new),
    CREATE_NAMESPACE("create namespace", "the namespace", CreateNamespaceStage::new),
    DETACH("detach", "the detach to be accepted", DetachStage::new),
    GONE("wait for detach", "the compute to be gone", GoneStage::new),
    SUBMIT("attach", "the attach to be accepted", SubmitStage::new),
    WATCH("provisioning", "Azure to provision the compute", WatchStage::new),
    REMOVE_ROLES("remove roles", "the roles to be removed", RemoveRolesStage::new);

    private final String label;
    private final String waitingFor;
    private final Function<Run, Stage> stage;

    StageName(String label, String waitingFor, Function<Run, Stage> stage) {
        this.label = label;
        this.waitingFor = waitingFor;
        this.stage = stage;
    }

    /** The name in reports. */
    String label() {
        return label;
    }

    /** What a run in this stage waits for. */
    String waitingFor() {
        return waitingFor;
    }

    Stage in(Run run) {
        return stage.apply(run);
    }
}
