package io.github.azuremlattach.core.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.azuremlattach.core.survey.Observation;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a run knows of the namespace.
 *
 * @param answer what was found
 * @param reason why it is unknown
 * @param said Azure's or the cluster's own words about that; empty where there are none
 */
record NamespaceFact(Answer answer, Reason reason, String said) {

    /** What was found. */
    enum Answer {
        NOT_LOOKED_UP,
        NOT_NEEDED,
        PRESENT,
        ABSENT,
        UNKNOWN
    }

    /** Why it is unknown, and how that is said; Azure's own words follow. */
    enum Reason {
        NO_LOOK_INTO_ARC("Azure offers no look into an Arc cluster"),
        RUN_COMMAND_DISABLED("run-command is disabled on the cluster"),
        NO_ANSWER("kubectl gave no answer within 90 s"),
        KUBECTL_FAILED("kubectl failed: "),
        RUN_COMMAND_FAILED("run-command failed: "),
        /** It is known, or Azure's words are all there is. */
        NONE("");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    static final NamespaceFact NOT_LOOKED_UP = new NamespaceFact(Answer.NOT_LOOKED_UP, Reason.NONE, "");
    static final NamespaceFact NOT_NEEDED = new NamespaceFact(Answer.NOT_NEEDED, Reason.NONE, "");

    /** From a checkpoint; one of an earlier version has the words in place of a reason. */
    @JsonCreator
    static NamespaceFact read(
            @JsonProperty("answer") Answer answer,
            @JsonProperty("reason") Optional<Reason> reason,
            @JsonProperty("said") Optional<String> said,
            @JsonProperty("why") Optional<String> why) {
        return reason.isEmpty() && why.isPresent()
                ? unknown(why.get())
                : new NamespaceFact(answer, reason.orElse(Reason.NONE), said.orElse(""));
    }

    static NamespaceFact of(Observation<Boolean> observation) {
        return observation.fold(NamespaceFact::known, NamespaceFact::unknown);
    }

    static NamespaceFact known(boolean exists) {
        return new NamespaceFact(exists ? Answer.PRESENT : Answer.ABSENT, Reason.NONE, "");
    }

    static NamespaceFact unknown(Reason reason) {
        return new NamespaceFact(Answer.UNKNOWN, reason, "");
    }

    private static NamespaceFact unknown(String why) {
        Reason reason = Arrays.stream(Reason.values())
                .filter(one -> why.startsWith(one.words))
                .findFirst()
                .orElse(Reason.NONE);
        return new NamespaceFact(Answer.UNKNOWN, reason, why.substring(reason.words.length()));
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
            case UNKNOWN -> Optional.of(new Observation.Unseen<>(reason.words + said));
        };
    }
}
