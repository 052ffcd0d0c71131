package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.plan.Action;
import io.github.azuremlattach.core.plan.Planner;
import io.github.azuremlattach.core.request.Mode;
import java.util.List;

/** The stages that a plan leads through, in order. */
final class Route {
    private static final List<StageName> ORDER = List.of(
            StageName.GRANT,
            StageName.CREATE_NAMESPACE,
            StageName.DETACH,
            StageName.GONE,
            StageName.SUBMIT,
            StageName.WATCH);

    private final Run run;

    Route(Run run) {
        this.run = run;
    }

    /** The first stage that changes something. */
    StageName first() {
        return from(0);
    }

    /** The stage after one of the writing stages. */
    StageName after(StageName stage) {
        return from(ORDER.indexOf(stage) + 1);
    }

    private StageName from(int index) {
        for (StageName stage : ORDER.subList(index, ORDER.size())) {
            if (applies(stage)) {
                return stage;
            }
        }
        return StageName.WATCH;
    }

    private boolean applies(StageName stage) {
        Planner planner = run.planner();
        Action action = run.state().action;
        boolean apply = run.request().policy().mode() == Mode.APPLY;
        return switch (stage) {
            case GRANT ->
                apply && !planner.workspaceRoles(run.request().policy()).isEmpty();
            case CREATE_NAMESPACE -> apply && planner.createNamespace();
            case DETACH -> action.detaches();
            case GONE -> action.detaches() || action == Action.ATTACH_WHEN_GONE;
            case SUBMIT -> action.puts();
            default -> true;
        };
    }
}
