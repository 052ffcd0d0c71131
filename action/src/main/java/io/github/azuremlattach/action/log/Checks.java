package io.github.azuremlattach.action.log;

import io.github.azuremlattach.action.console.Text;
import io.github.azuremlattach.action.console.Text.Style;
import io.github.azuremlattach.core.result.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Words what the pre-flight checks said: the passed ones are counted. */
final class Checks {
    private Checks() {}

    /** {@code ✓ 9 checks passed   ! 1 warns   ? 1 could not be made   ✗ 1 failed}. */
    static Text count(List<Verdict> verdicts, long millis) {
        long passed = verdicts.stream().filter(Verdict::passed).count();
        Text line = Text.of(Style.GOOD, "✓ ")
                .and(OutcomeText.count(passed, "check") + " passed")
                .and(Style.DIM, " (" + Durations.words(millis) + ")");
        line = more(line, verdicts, Verdict.Result.WARNING, " with a warning");
        line = more(line, verdicts, Verdict.Result.COULD_NOT_CHECK, " could not be made");
        return more(line, verdicts, Verdict.Result.FAIL, " failed");
    }

    /** Each check, a line each. */
    static List<Text> lines(List<Verdict> verdicts) {
        List<Text> lines = new ArrayList<>();
        verdicts.forEach(verdict -> lines.add(
                sign(verdict.result()).and(" " + verdict.check().replace('-', ' ') + ": " + verdict.evidence())));
        return lines;
    }

    /** A verdict as a warning: what was seen, and what to do. */
    static String warning(Verdict verdict) {
        return verdict + verdict.advice().map(advice -> ". " + advice).orElse("");
    }

    private static Text more(Text line, List<Verdict> verdicts, Verdict.Result result, String words) {
        long count = verdicts.stream().filter(one -> one.result() == result).count();
        return count == 0
                ? line
                : line.and("   ").and(style(result), result.sign()).and(" " + count + words);
    }

    private static Text sign(Verdict.Result result) {
        return Text.of(style(result), result.sign());
    }

    private static Style style(Verdict.Result result) {
        return switch (result) {
            case PASS -> Style.GOOD;
            case FAIL -> Style.BAD;
            case WARNING, COULD_NOT_CHECK -> Style.WARNING;
        };
    }
}
