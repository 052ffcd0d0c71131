package io.github.azuremlattach.action.summary;

import io.github.azuremlattach.action.log.Durations;
import io.github.azuremlattach.action.log.OutcomeText;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The computes of a run, those that failed first. */
final class TargetTable {
    private TargetTable() {}

    static String of(List<AttachOutcome> targets) {
        return targets.isEmpty()
                ? ""
                : "\n| | Compute | Cluster | Namespace | Outcome | State | Changes | Time |\n|---|---|---|---|---|---|---|---|\n"
                        + targets.stream()
                                .sorted(Comparator.comparing(AttachOutcome::succeeded))
                                .map(TargetTable::row)
                                .collect(Collectors.joining());
    }

    private static String row(AttachOutcome target) {
        return "| " + OutcomeText.sign(target)
                + " | " + MarkdownText.link(MarkdownText.code(target.name()), target.portalLink())
                + " | " + cell(SummaryPage.shortName(target.cluster()))
                + " | " + cell(target.namespace())
                + " | " + target.kind()
                + " | " + cell(target.provisioningState())
                + " | " + changes(target)
                + " | " + Durations.words(target.millis()) + " |\n";
    }

    /** What was done; of a plan what would be. */
    private static int changes(AttachOutcome target) {
        return target.kind() == AttachOutcome.Kind.PLANNED
                ? target.plan().map(plan -> plan.changes().size()).orElse(0)
                : target.changeLines().size();
    }

    private static String cell(String text) {
        return text.isEmpty() ? "–" : MarkdownText.code(text);
    }
}
