package io.github.azuremlattach.action.summary;

import io.github.azuremlattach.action.log.OutcomeText;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** What the pre-flight checks said: those that need a person as a table, the passed ones folded. */
final class CheckSection {
    private CheckSection() {}

    /** Writes the checks; failed ones are left out where the failure itself tells them. */
    static String of(AttachOutcome outcome) {
        boolean told = outcome.failure()
                .filter(failure -> failure.kind() == AttachFailure.Kind.PREFLIGHT_FAILED)
                .isPresent();
        List<Verdict> open = outcome.checks().stream()
                .filter(check -> !check.passed() && !(told && check.failed()))
                .toList();
        List<Verdict> passed = outcome.checks().stream().filter(Verdict::passed).toList();
        return (open.isEmpty() ? "" : "\n" + table(open))
                + (passed.isEmpty()
                        ? ""
                        : MarkdownText.details(
                                "✓ " + OutcomeText.count(passed.size(), "check") + " passed", seen(passed)));
    }

    private static String table(List<Verdict> checks) {
        return "| | Check | Seen | What to do |\n|---|---|---|---|\n"
                + checks.stream()
                        .map(check -> "| " + check.result().sign() + " | " + name(check) + " | "
                                + MarkdownText.prose(check.evidence()) + " | "
                                + check.advice()
                                        .map(Advice::remedy)
                                        .map(MarkdownText::prose)
                                        .orElse("")
                                + " |\n")
                        .collect(Collectors.joining());
    }

    private static String seen(List<Verdict> checks) {
        return "| Check | Seen |\n|---|---|\n"
                + checks.stream()
                        .map(check -> "| " + name(check) + " | " + MarkdownText.prose(check.evidence()) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String name(Verdict check) {
        return MarkdownText.prose(check.check().replace('-', ' '));
    }
}
