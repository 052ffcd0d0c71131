package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.survey.Observation;
import java.util.Optional;

/**
 * What a run knows of the namespace.
 *
 * @param answer what was found
 * @param why why it is unknown; empty otherwise
 */
record NamespaceFact(Answer answer, String why) {

    /** What was found. */
    enum Answer {
        NOT_LOOKED_UP,
        NOT_NEEDED,
        PRESENT,
        ABSENT,
        UNKNOWN
    }

    static final NamespaceFact NOT_LOOKED_UP = new NamespaceFact(Answer.NOT_LOOKED_UP, "");
    static final NamespaceFact NOT_NEEDED = new NamespaceFact(Answer.NOT_NEEDED, "");

    static NamespaceFact of(Observation<Boolean> observation) {
        return observation.fold(
                exists -> new NamespaceFact(exists ? Answer.PRESENT : Answer.ABSENT, ""),
                why -> new NamespaceFact(Answer.UNKNOWN, why));
    }

    boolean isKnown() {
        return answer != Answer.NOT_LOOKED_UP;
    }

    /** Whether the namespace exists; empty where it was not looked for. */
    Optional<Observation<Boolean>> observation() {
        return switch (answer) {
            case NOT_LOOKED_UP, NOT_NEEDED -> Optional.empty();
            case PRESENT -> Optional.of(new Observation.Seen<>(true));
            case ABSENT -> Optional.of(new Observation.Seen<>(false));
            case UNKNOWN -> Optional.of(new Observation.Unseen<>(why));
        };
    }
}
