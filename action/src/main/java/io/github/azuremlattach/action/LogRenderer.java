package io.github.azuremlattach.action;

import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes what happens into the job's log: groups for the phases, a line for each change, annotations for trouble. */
final class LogRenderer implements Consumer<AttachEvent> {
    private static final int MOST_LINES = 10;

    private final Commands commands;
    private String group = "";

    LogRenderer(Commands commands) {
        this.commands = commands;
    }

    @Override
    public synchronized void accept(AttachEvent event) {
        if (event instanceof AttachEvent.Warned warned) {
            commands.warning(Commands.TITLE, warned.warning());
        } else if (event instanceof AttachEvent.Checked checked) {
            in("Checks", sign(checked.verdict()) + " " + checked);
        } else if (event instanceof AttachEvent.Planned planned) {
            in("Plan", planned.toString());
        } else if (event instanceof AttachEvent.Changed changed) {
            in("Changes", changed.toString());
        } else {
            in("Progress", event.toString());
        }
    }

    /** The end: what became of it, and what to do. */
    synchronized void finish(AttachOutcome outcome) {
        close();
        if (outcome.failure().isPresent()) {
            fail(outcome.failure().get());
        } else {
            String state = outcome.provisioningState().isEmpty() ? "" : ", " + outcome.provisioningState();
            commands.line("Outcome: " + outcome.kind() + state);
        }
        commands.line("Compute: " + outcome.computeId());
        commands.line("Portal: " + outcome.portalLink());
    }

    /** The end before the end: where things stand. */
    synchronized void cancelled(List<String> lines) {
        close();
        lines.forEach(commands::line);
        commands.error(Commands.TITLE, "Cancelled.\n" + String.join("\n", lines));
    }

    /** A failure in full, and the gist of it as one annotation. */
    synchronized void fail(AttachFailure failure) {
        close();
        lines(failure).forEach(commands::line);
        commands.error(Commands.TITLE, gist(failure));
    }

    /** A failure in full, a line each. */
    static List<String> lines(AttachFailure failure) {
        List<String> lines = new ArrayList<>(List.of(failure.summary()));
        failure.details().forEach(line -> lines.add("  " + line));
        failure.advice().forEach(advice -> lines.add("  -> " + advice));
        failure.correlationId().ifPresent(id -> lines.add("  Correlation id: " + id));
        return lines;
    }

    /** A failure in short: what happened, the innermost reasons, and the first remedy. */
    static String gist(AttachFailure failure) {
        String reason = failure.details().stream()
                .skip(Math.max(0, failure.details().size() - MOST_LINES))
                .map(line -> "\n" + line)
                .collect(Collectors.joining());
        String remedy = failure.advice().stream()
                .findFirst()
                .map(Advice::toString)
                .map(text -> "\n" + text)
                .orElse("");
        return failure.summary() + reason + remedy;
    }

    private void in(String wanted, String text) {
        if (!group.equals(wanted)) {
            close();
            commands.group(wanted);
            group = wanted;
        }
        commands.line(text);
    }

    private void close() {
        if (!group.isEmpty()) {
            commands.endGroup();
            group = "";
        }
    }

    private static String sign(Verdict verdict) {
        return switch (verdict.result()) {
            case PASS -> "[ok]";
            case FAIL -> "[fail]";
            case COULD_NOT_CHECK -> "[?]";
        };
    }
}
