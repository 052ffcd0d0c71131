package io.jenkins.plugins.azuremlattach;

import hudson.AbortException;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import java.util.ArrayList;
import java.util.List;

/** A failure as lines of a log, and as the last words of a build. */
final class FailureText {
    private FailureText() {}

    /** All of it: what happened, what was seen, what to do, what Azure said. */
    static List<String> lines(AttachFailure failure) {
        List<String> lines = new ArrayList<>();
        lines.add("✗ " + failure.summary());
        failure.evidence().forEach(line -> lines.add("  " + line));
        failure.advice().forEach(advice -> advice(advice).forEach(line -> lines.add("  " + line)));
        failure.azure().forEach(line -> lines.add("  " + Messages.FailureText_azure(line)));
        if (!failure.correlationId().isEmpty()) {
            lines.add("  " + Messages.FailureText_correlationId(failure.correlationId()));
        }
        return lines;
    }

    /** Cause, remedy, and each command on a line of its own. */
    static List<String> advice(Advice advice) {
        List<String> lines = new ArrayList<>();
        if (!advice.cause().isEmpty()) {
            lines.add(Messages.FailureText_why(advice.cause()));
        }
        if (!advice.remedy().isEmpty()) {
            lines.add(Messages.FailureText_remedy(advice.remedy()));
        }
        advice.commands().forEach(command -> lines.add("  " + command));
        if (!advice.link().isEmpty()) {
            lines.add(Messages.FailureText_more(advice.link()));
        }
        return lines;
    }

    /** Reason and first remedy in one line. */
    static String brief(AttachFailure failure) {
        String evidence =
                failure.kind() == AttachFailure.Kind.INVALID_INPUT ? " " + String.join(" ", failure.evidence()) : "";
        return failure.summary()
                + evidence
                + failure.advice().stream()
                        .map(Advice::remedy)
                        .filter(remedy -> !remedy.isEmpty())
                        .findFirst()
                        .map(remedy -> " " + remedy)
                        .orElse("");
    }

    /**
     * The failure of something that Azure has no part in.
     *
     * @param why what was thrown
     */
    static AttachFailure of(Throwable why) {
        String message = why.getMessage() == null ? why.toString() : why.getMessage();
        return why instanceof AbortException
                ? AttachFailure.of(AttachFailure.Kind.INVALID_INPUT, message, List.of(), List.of())
                : AttachFailure.of(
                        AttachFailure.Kind.INTERNAL,
                        Messages.FailureText_unexpected(),
                        List.of(why.getClass().getName() + ": " + message.replaceAll("[?]\\S*", "?...")),
                        List.of(Advice.remedy(Messages.FailureText_report())));
    }
}
