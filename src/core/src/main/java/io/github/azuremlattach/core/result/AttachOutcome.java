package io.github.azuremlattach.core.result;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param kind what happened, where the run succeeded or says why not
 * @param computeId the compute's ARM id
 * @param provisioningState the compute's state as last seen; empty when it was not seen
 * @param principalId the principal of the compute's identity; empty when it has none
 * @param changed whether this run changed anything in Azure
 * @param plan the plan, where the run came so far
 * @param changes what was changed, a line each
 * @param warnings what a person should know although the run went on
 * @param timeline the stages in order, with their lengths
 * @param portalLink the compute in the Azure portal
 * @param failure why the run failed; empty when it did not
 */
public record AttachOutcome(
        Kind kind,
        String computeId,
        String provisioningState,
        String principalId,
        boolean changed,
        Optional<AttachPlan> plan,
        List<String> changes,
        List<String> warnings,
        List<Span> timeline,
        String portalLink,
        Optional<AttachFailure> failure) {

    /** What happened. */
    public enum Kind {
        ATTACHED,
        UNCHANGED,
        UPDATED,
        REPLACED,
        DETACHED,
        SUBMITTED,
        PLANNED,
        DRIFTED,
        FAILED;

        /** As outputs spell it, in lower case. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A stage of the run.
     *
     * @param stage its name
     * @param start its beginning, from the start of the run
     * @param length its length
     */
    public record Span(String stage, Duration start, Duration length) {}

    public AttachOutcome {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
        timeline = List.copyOf(timeline);
    }

    /** Whether the run did what was asked for. */
    public boolean succeeded() {
        return failure.isEmpty();
    }

    /** The exit code that goes with it. */
    public int exitCode() {
        return failure.map(AttachFailure::exitCode).orElse(0);
    }

    /** The outcome as a JSON object: the report. */
    public String toJson() {
        return JsonView.of(this).toPrettyString();
    }
}
