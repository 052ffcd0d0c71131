package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.http.RateBudget.Need;
import io.github.azuremlattach.core.plan.Planner;
import io.github.azuremlattach.core.plan.RoleNeed;
import io.github.azuremlattach.core.request.AttachRequest;
import java.util.ArrayList;
import java.util.List;

/** What the next piece of a run's work will about ask of Resource Manager. */
final class Costs {
    /** Most looks are shared in a fleet, and a single run has a full bucket. */
    private static final int LOOKS = 3;

    private Costs() {}

    static List<Need> of(Run run) {
        AttachRequest request = run.request();
        String workspace = request.workspace().subscriptionId();
        String cluster = request.target().map(c -> c.id().subscriptionId()).orElse(workspace);
        return switch (run.state().stage) {
            case LOOK -> List.of(new Need(workspace, false, LOOKS));
            case NAMESPACE -> List.of(new Need(cluster, false, 1));
            case CREATE_NAMESPACE -> List.of(new Need(cluster, true, 1));
            case SUBMIT, DETACH -> List.of(new Need(workspace, false, 1), new Need(workspace, true, 1));
            case GONE -> List.of(new Need(workspace, false, 2));
            case GRANT, WATCH -> grantsAndLook(run, workspace);
            case DECIDE, REMOVE_ROLES -> List.of();
        };
    }

    private static List<Need> grantsAndLook(Run run, String workspace) {
        RunState state = run.state();
        List<Need> needs = new ArrayList<>();
        boolean watching = state.stage == StageName.WATCH;
        if (watching && !state.finished && run.now() >= state.nextLook) {
            needs.add(new Need(workspace, false, 1));
        }
        Planner planner = run.memory().planner;
        if (planner != null && run.now() >= state.nextGrant && !(watching && state.principalId.isEmpty())) {
            List<RoleNeed> roles = watching
                    ? RoleAssigner.of(planner.computeRoles(), state.principalId)
                    : planner.workspaceRoles(run.request().policy());
            new RoleAssigner(run)
                    .pending(roles)
                    .forEach(role -> needs.add(new Need(role.scope().split("/")[2], true, 1)));
        }
        return needs;
    }
}
