package io.github.azuremlattach.core.fleet;

import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The codes are those of {@link AttachFailure#exitCode()}. */
    private static final int MOST_EXIT_CODE = 5;

    /** A report may come from another job, and these words go into pages and commands as they are. */
    private static final Set<String> OUTCOMES = Stream.concat(
                    Stream.of(SKIPPED, UNFINISHED),
                    Arrays.stream(AttachOutcome.Kind.values()).map(AttachOutcome.Kind::toString))
            .collect(Collectors.toUnmodifiableSet());

    public TargetReport {
        if (!OUTCOMES.contains(outcome) || exitCode < 0 || exitCode > MOST_EXIT_CODE) {
            throw new IllegalArgumentException("no compute ends so: " + outcome + ", " + exitCode);
        }
        details = List.copyOf(details);
        advice = List.copyOf(advice);
        plan = List.copyOf(plan);
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
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
}
