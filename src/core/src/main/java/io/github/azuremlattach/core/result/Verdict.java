package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of one pre-flight check. A check that could not look is never a pass.
 *
 * @param check what was checked, such as {@code cluster-available}
 * @param result how the check ended
 * @param code the stable name of what was found, such as {@code cluster-stopped}
 * @param facts what was seen, by name
 * @param evidence the same in one sentence
 * @param advice what to do; empty for a pass
 */
public record Verdict(
        String check, Result result, String code, Map<String, String> facts, String evidence, Optional<Advice> advice) {

    /** How a check can end. */
    public enum Result {
        /** The check looked and is content. */
        PASS("✓"),
        /** The check looked; the run goes on, and a person should know. */
        WARNING("!"),
        /** The check looked and found what would break the attach. */
        FAIL("✗"),
        /** The check could not look. */
        COULD_NOT_CHECK("?");

        private final String sign;

        Result(String sign) {
            this.sign = sign;
        }

        /** The code in reports: the name in lower case with hyphens. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** One character that means the same without colour. */
        public String sign() {
            return sign;
        }

        /** For people. */
        @Override
        public String toString() {
            return code().replace('-', ' ');
        }
    }

    public Verdict {
        facts = Map.copyOf(facts);
    }

    /** Whether the attach would break. */
    public boolean failed() {
        return result == Result.FAIL;
    }

    /** Whether there is nothing to say about it. */
    public boolean passed() {
        return result == Result.PASS;
    }

    /** For people, without the sign. */
    @Override
    public String toString() {
        return check.replace('-', ' ') + ": " + evidence;
    }
}
