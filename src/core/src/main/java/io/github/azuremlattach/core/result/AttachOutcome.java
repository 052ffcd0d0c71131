package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a run ended for one compute: the shape of a report's target.
 *
 * @param name what the compute is called in logs and reports
 * @param kind what happened
 * @param computeId the compute's ARM id
 * @param workspace the workspace's ARM id
 * @param cluster the cluster's ARM id; empty where none was asked for
 * @param namespace the namespace that was asked for
 * @param provisioningState the compute's state as last seen; empty when it was not seen
 * @param principalId the principal of the identity that Azure uses for the compute; empty when it has none
 * @param changed whether this run changed anything in Azure
 * @param plan what was decided, where the run came so far
 * @param checks what the pre-flight checks said
 * @param changes what became of the planned changes
 * @param warnings what a person should know although the run went on
 * @param timeline the stages in order, with their lengths
 * @param portalLink the compute in the Azure portal
 * @param failure why the run failed; empty when it did not
 */
@JsonPropertyOrder({"name", "outcome", "exitCode"})
public record AttachOutcome(
        String name,
        @JsonProperty("outcome") Kind kind,
        String computeId,
        String workspace,
        String cluster,
        String namespace,
        String provisioningState,
        String principalId,
        boolean changed,
        Optional<AttachPlan> plan,
        List<Verdict> checks,
        List<ChangeResult> changes,
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
        FAILED,
        /** The run ended before this compute had its verdict: Azure may still work on it. */
        UNFINISHED,
        /** This compute was not begun, or not changed although its plan was made. */
        SKIPPED;

        /** As outputs spell it, in lower case. */
        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A stage of the run.
     *
     * @param stage its name
     * @param startMillis its beginning, from the start of the run
     * @param millis its length
     */
    public record Span(String stage, long startMillis, long millis) {

        /** Its end, from the start of the run. */
        public long endMillis() {
            return startMillis + millis;
        }
    }

    public AttachOutcome {
        checks = List.copyOf(checks);
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
        timeline = List.copyOf(timeline);
    }

    /** Whether the run did what was asked for. */
    public boolean succeeded() {
        return failure.isEmpty() && kind != Kind.UNFINISHED && kind != Kind.SKIPPED;
    }

    /** The exit code that goes with it. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public int exitCode() {
        return failure.map(AttachFailure::exitCode).orElse(0);
    }

    /** How long the run took. */
    public long millis() {
        return timeline.isEmpty() ? 0 : timeline.get(timeline.size() - 1).endMillis();
    }

    /** What was changed, a line each. */
    public List<String> changeLines() {
        return changes.stream()
                .filter(change -> change.status().changed())
                .map(ChangeResult::toString)
                .toList();
    }

    /** What may have been changed, since Azure's answer was lost, a line each. */
    public List<String> unknownLines() {
        return changes.stream()
                .filter(ChangeResult::isUnknown)
                .map(ChangeResult::toString)
                .toList();
    }

    /** The same under another name. */
    public AttachOutcome named(String other) {
        return with(other, kind);
    }

    /** The same of a compute whose changes were not begun. */
    public AttachOutcome skipped() {
        return with(name, Kind.SKIPPED);
    }

    private AttachOutcome with(String otherName, Kind otherKind) {
        return new AttachOutcome(
                otherName,
                otherKind,
                computeId,
                workspace,
                cluster,
                namespace,
                provisioningState,
                principalId,
                changed,
                plan,
                checks,
                changes,
                warnings,
                timeline,
                portalLink,
                failure);
    }

    /** The outcome as a JSON object, as a report's target has it. */
    public String toJson() {
        return ReportJson.pretty(this);
    }
}
