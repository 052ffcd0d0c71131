package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachFailure.Kind;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Difference;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Words where the compute is not what was asked for, and may not or could not be made so. */
final class DifferenceFailure {
    private final RunContext context;
    private final RunState state;
    private final AttachRequest request;

    DifferenceFailure(RunContext context) {
        this.context = context;
        this.state = context.state();
        this.request = context.request();
    }

    /** The plan differs, and the request does not allow to change it. */
    AttachFailure planned() {
        AttachPlan plan = state.plan();
        List<String> lines = new ArrayList<>();
        plan.differences().forEach(difference -> lines.add(difference.toString()));
        plan.changes().forEach(change -> lines.add("missing: " + change.kind() + " " + change.subject()));
        if (lines.isEmpty()) {
            lines.add("the compute is no attached Kubernetes cluster");
        }
        ClusterWords cluster = new ClusterWords(context);
        lines.addAll(cluster.lines());
        return new AttachFailure(
                Kind.DIFFERS,
                Kind.DIFFERS.code(),
                "Compute " + request.computeName() + " differs from what was asked for" + state.butNothingChanged()
                        + ".",
                lines,
                state.operationErrors,
                cluster.after(List.of(Advice.remedy(differsRemedy(plan)))),
                "");
    }

    private String differsRemedy(AttachPlan plan) {
        boolean inPlace = plan.differences().stream().allMatch(Difference::inPlace);
        boolean failed = state.provisioningState.equalsIgnoreCase("Failed");
        String options = request.name(Parameter.ON_DIFFERENCE) + " to replace (detach and attach again)"
                + (inPlace ? ", or update" : "")
                + (failed ? "" : ", or keep");
        if (request.policy().mode() != Mode.CHECK) {
            return "Set " + options + ".";
        }
        return "Set " + request.name(Parameter.MODE) + " to apply"
                + (plan.differences().isEmpty() ? "" : ", and " + options + ",") + " to make it so.";
    }

    /** Azure made it, and it is not what was asked for. */
    AttachFailure provisioned(List<Difference> differences) {
        return AttachFailure.of(
                Kind.DIFFERS,
                "Compute " + request.computeName() + " was provisioned, but its settings differ from the request.",
                differences.stream().map(Difference::toString).toList(),
                List.of(Advice.remedy("Another run may have attached it meanwhile. Run again with "
                        + request.name(Parameter.ON_DIFFERENCE) + " set to replace.")));
    }

    /** No plan lasted long enough to be carried out. */
    AttachFailure unstable() {
        return AttachFailure.of(
                Kind.DIFFERS,
                "Compute " + request.computeName() + " was changed repeatedly by someone else.",
                List.of("The plan was made anew " + state.replans + " times."),
                List.of(Advice.remedy("Make sure that one pipeline at a time attaches this compute, then run again.")));
    }
}
