package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What became of a planned change.
 *
 * @param change the change
 * @param status how far it came
 * @param problem what Azure said where it refused, or that its answer was lost; empty otherwise
 */
public record ChangeResult(Change change, Status status, String problem) {

    /** How far a change came. */
    public enum Status {
        /** It was not begun, or is not known to have been accepted. */
        PENDING,
        /** Azure accepted it and works on it. */
        SUBMITTED,
        /** It is in effect, and this run did it. */
        DONE,
        /** It was in effect already when its turn came. */
        FOUND,
        /** Azure accepted it, and it ended Failed or Canceled. */
        FAILED,
        /** Azure refused it. */
        REFUSED,
        /** It was not begun, since what it depends on did not succeed. */
        SKIPPED;

        /** The code in reports. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether Azure has been changed. */
        public boolean changed() {
            return this == SUBMITTED || this == DONE || this == FAILED;
        }
    }

    /** Whether its answer was lost, so that nobody knows whether Azure carried it out. */
    @JsonIgnore
    public boolean isUnknown() {
        return status == Status.PENDING && !problem.isEmpty();
    }

    /** Whether Azure has been changed by it, apart from what only proves the compute. */
    public boolean changed() {
        return status.changed() && change.alters();
    }

    /** For people: what was done, in a verb that is true now. */
    @Override
    public String toString() {
        return ChangeText.of(this);
    }
}
