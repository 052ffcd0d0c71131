package io.github.azuremlattach.action;

import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachPlan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Follows a run, so that it can say at once where things stand when it is told to stop. Sends nothing. */
final class Cancellation implements Consumer<AttachEvent> {
    private final List<String> changes = new ArrayList<>();
    private Optional<AttachRequest> request = Optional.empty();
    private Optional<AttachPlan> plan = Optional.empty();
    private String state = "";

    /** The run begins. */
    synchronized void begin(AttachRequest begun) {
        request = Optional.of(begun);
    }

    @Override
    public synchronized void accept(AttachEvent event) {
        if (event instanceof AttachEvent.Planned planned) {
            plan = Optional.of(planned.plan());
        } else if (event instanceof AttachEvent.Changed changed) {
            changes.add(changed.change());
        } else if (event instanceof AttachEvent.StateChanged changed) {
            state = changed.state();
        }
    }

    /** What is known of the outputs. */
    synchronized Map<Output, String> outputs() {
        Map<Output, String> values = new EnumMap<>(Output.class);
        request.ifPresent(
                known -> values.put(Output.COMPUTE_ID, known.computeId().toString()));
        values.put(Output.PROVISIONING_STATE, state);
        values.put(Output.CHANGED, String.valueOf(!changes.isEmpty()));
        plan.ifPresent(known -> values.put(Output.PLAN, known.toJson()));
        plan.ifPresent(known -> values.put(Output.PLAN_MARKDOWN, known.toMarkdown()));
        return values;
    }

    /** Where things stand and what can be done, a line each. */
    synchronized List<String> lines() {
        boolean writes = request.map(known -> known.policy().mode())
                .filter(mode -> mode == Mode.APPLY || mode == Mode.DETACH)
                .isPresent();
        if (!writes || plan.map(AttachPlan::isEmpty).orElse(true)) {
            return List.of("Nothing was changed in Azure.");
        }
        List<String> lines = new ArrayList<>();
        changes.forEach(change -> lines.add("Done before: " + change));
        lines.add((changes.isEmpty() ? "A request may be under way" : "Azure goes on with what was begun")
                + (state.isEmpty() ? "." : "; the compute was last seen " + state + "."));
        AttachRequest known = request.orElseThrow();
        if (known.policy().mode() == Mode.APPLY) {
            lines.add("Run the step again to finish: it goes on from what is there.");
            lines.add("To detach the compute instead, run it with mode: detach, or: " + detach(known));
        } else {
            lines.add("Run the step again to make sure that the compute is detached.");
        }
        return lines;
    }

    private static String detach(AttachRequest known) {
        return "az ml compute detach --yes --name " + known.computeName() + " --workspace-name "
                + known.workspace().name() + " --resource-group "
                + known.workspace().resourceGroup() + " --subscription "
                + known.workspace().subscriptionId();
    }
}
