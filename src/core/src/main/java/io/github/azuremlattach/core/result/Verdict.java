package io.github.azuremlattach.core.result;

import java.util.Optional;

/**
 * The answer of one pre-flight check. A check that could not look is never a pass.
 *
 * @param check what was checked, such as {@code cluster running}
 * @param result pass, fail or could not check
 * @param evidence what was seen
 * @param advice what to do, for anything but a pass
 */
public record Verdict(String check, Result result, String evidence, Optional<Advice> advice) {

    /** How a check can end. */
    public enum Result {
        PASS("pass"),
        FAIL("fail"),
        COULD_NOT_CHECK("could not check");

        private final String words;

        Result(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** The check looked and is content. */
    public static Verdict pass(String check, String evidence) {
        return new Verdict(check, Result.PASS, evidence, Optional.empty());
    }

    /** The check looked and found what would break the attach. */
    public static Verdict fail(String check, String evidence, Advice advice) {
        return new Verdict(check, Result.FAIL, evidence, Optional.of(advice));
    }

    /** The check could not look. */
    public static Verdict couldNotCheck(String check, String why, Advice advice) {
        return new Verdict(check, Result.COULD_NOT_CHECK, why, Optional.of(advice));
    }

    /** Whether the attach would break. */
    public boolean failed() {
        return result == Result.FAIL;
    }

    @Override
    public String toString() {
        return check + ": " + result + " - " + evidence;
    }
}
