package io.github.azuremlattach.core.fleet;

import io.github.azuremlattach.core.Advice;
import io.github.azuremlattach.core.AttachFailure;
import io.github.azuremlattach.core.AttachOutcome;
import java.util.List;

/**
 * How one compute of a fleet ended, in the form that reports keep.
 *
 * @param name what it is called
 * @param outcome the kind of outcome, {@code skipped} or {@code unfinished}
 * @param exitCode the exit code of a run of this compute alone
 * @param computeId the compute's ARM id
 * @param provisioningState the compute's state as last seen; empty when it was not seen
 * @param principalId the principal of the compute's identity; empty when it has none
 * @param changed whether anything was changed in Azure
 * @param portalLink the compute in the Azure portal
 * @param seconds how long it took
 * @param summary why it failed, one sentence; empty when it did not
 * @param details what was seen, innermost last
 * @param advice what to do
 * @param plan what was planned, a line each
 * @param changes what was changed, a line each
 * @param warnings what a person should know
 */
public record TargetReport(
        String name,
        String outcome,
        int exitCode,
        String computeId,
        String provisioningState,
        String principalId,
        boolean changed,
        String portalLink,
        double seconds,
        String summary,
        List<String> details,
        List<String> advice,
        List<String> plan,
        List<String> changes,
        List<String> warnings) {

    /** The word for a target that was not begun. */
    public static final String SKIPPED = "skipped";

    /** The word for a target that was left while Azure worked on it. */
    public static final String UNFINISHED = "unfinished";

    public TargetReport {
        details = orEmpty(details);
        advice = orEmpty(advice);
        plan = orEmpty(plan);
        changes = orEmpty(changes);
        warnings = orEmpty(warnings);
    }

    static TargetReport of(Target target, AttachOutcome outcome) {
        AttachOutcome.Span last = outcome.timeline().get(outcome.timeline().size() - 1);
        return new TargetReport(
                target.name(),
                outcome.kind().toString(),
                outcome.exitCode(),
                outcome.computeId(),
                outcome.provisioningState(),
                outcome.principalId(),
                outcome.changed(),
                outcome.portalLink(),
                last.start().plus(last.length()).toMillis() / 1000.0,
                outcome.failure().map(AttachFailure::summary).orElse(""),
                outcome.failure().map(AttachFailure::details).orElse(List.of()),
                outcome.failure().map(AttachFailure::advice).orElse(List.of()).stream()
                        .map(Advice::toString)
                        .toList(),
                outcome.plan().stream()
                        .flatMap(plan -> plan.changes().stream())
                        .map(Object::toString)
                        .toList(),
                outcome.changes(),
                outcome.warnings());
    }

    /** A target without an outcome. */
    static TargetReport without(Target target, String outcome) {
        return new TargetReport(
                target.name(),
                outcome,
                0,
                target.request().computeId().toString(),
                "",
                "",
                false,
                "",
                0,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Whether it did what was asked for. */
    public boolean succeeded() {
        return exitCode == 0 && !outcome.equals(SKIPPED) && !outcome.equals(UNFINISHED);
    }

    private static List<String> orEmpty(List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
