package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.console.HyperlinkNote;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Verdict;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Writes what happens into the build's log: a line for each change, signs instead of colours. */
final class AttachLog implements Consumer<AttachEvent> {
    private final PrintStream out;

    AttachLog(PrintStream out) {
        this.out = out;
    }

    @Override
    public void accept(AttachEvent event) {
        if (event instanceof AttachEvent.Warned) {
            line("WARNING: " + event);
        } else if (event instanceof AttachEvent.Checked checked) {
            line("Check: " + sign(checked.verdict()) + " " + event);
        } else if (event instanceof AttachEvent.Changed) {
            line("Changed: " + event);
        } else {
            line(event.toString());
        }
    }

    /** The end: what became of it. */
    void finish(AttachOutcome outcome) {
        String state = outcome.provisioningState().isEmpty() ? "" : ", " + outcome.provisioningState();
        line("Outcome: " + outcome.kind() + state);
        outcome.failure().ifPresent(failure -> failure.correlationId().ifPresent(id -> line("Correlation id: " + id)));
        out.println("Compute: " + HyperlinkNote.encodeTo(outcome.portalLink(), plain(outcome.computeId())));
    }

    /** Every advice of a failure; the exception that follows has the first. */
    void fail(AttachFailure failure) {
        failure.advice().stream().skip(1).forEach(advice -> line("Advice: " + advice));
    }

    /** The build was aborted: what goes on in Azure. */
    void stopped(@CheckForNull String waitingFor, AttachRecord record) {
        line("Aborted while " + (waitingFor == null ? "nothing was sent yet." : "waiting for " + waitingFor + "."));
        if (record.getChanges().isEmpty()) {
            line("This build changed nothing in Azure so far.");
            return;
        }
        line("What this build changed stays, and what Azure has accepted goes on there:");
        record.getChanges().forEach(change -> line("  " + change));
        line("To detach: " + record.detach());
    }

    void line(String text) {
        out.println(plain(text));
    }

    private static String sign(Verdict verdict) {
        return switch (verdict.result()) {
            case PASS -> "[ok]";
            case FAIL -> "[fail]";
            case COULD_NOT_CHECK -> "[?]";
        };
    }

    /** Text from outside without what a terminal or the console annotator would obey. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ");
    }
}
