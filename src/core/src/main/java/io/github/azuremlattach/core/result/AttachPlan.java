package io.github.azuremlattach.core.result;

import java.util.List;

/**
 * Every change that a run would make, in the order of the run, and what it rests on.
 *
 * @param computeId the compute's ARM id
 * @param changes the changes; none when everything is as asked for
 * @param differences how an existing compute differs from what was asked for
 * @param verdicts what the pre-flight checks said
 */
public record AttachPlan(
        String computeId, List<PlannedChange> changes, List<Difference> differences, List<Verdict> verdicts) {
    public AttachPlan {
        changes = List.copyOf(changes);
        differences = List.copyOf(differences);
        verdicts = List.copyOf(verdicts);
    }

    /** Whether the run would change nothing. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The plan as lines of text. */
    public String toText() {
        return PlanText.text(this);
    }

    /** The plan as a Markdown table, safe against what Azure wrote. */
    public String toMarkdown() {
        return PlanText.markdown(this);
    }

    /** The plan as a JSON object on one line. */
    public String toJson() {
        return JsonView.of(this).toString();
    }
}
