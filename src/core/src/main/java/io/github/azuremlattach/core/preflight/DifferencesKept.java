package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Difference;
import io.github.azuremlattach.core.result.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a compute that differs is kept as it is: asked for, and yet worth a word. */
final class DifferencesKept implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        AttachPlan plan = context.decision().plan();
        return plan.decision() == AttachPlan.Decision.KEEP
                ? context.say(
                        Finding.DIFFERENCES_KEPT,
                        "differences",
                        plan.differences().stream().map(Difference::toString).collect(Collectors.joining("; ")))
                : List.of();
    }
}
