package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.console.HyperlinkNote;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.result.VerifyCompute;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Writes what happens to one compute into the build's log: a line for each change, each with the compute's name. */
final class AttachLog implements Consumer<AttachEvent> {
    private final PrintStream out;
    private final String name;
    private final List<Verdict> checks = new ArrayList<>();

    AttachLog(PrintStream out, String name) {
        this.out = out;
        this.name = name;
    }

    /** The first line: what is done to what. */
    void begin(AttachRequest request) {
        String cluster = request.target().map(target -> target.id().name()).orElse("");
        Mode asked = request.policy().mode();
        String mode = asked == Mode.APPLY ? "attach" : asked.name().toLowerCase(Locale.ROOT);
        line(
                cluster.isEmpty()
                        ? Messages.AttachLog_beginsWithoutCluster(
                                mode, request.workspace().name())
                        : Messages.AttachLog_begins(
                                mode,
                                request.workspace().name(),
                                cluster,
                                request.kubernetes().namespace()));
    }

    @Override
    public void accept(AttachEvent event) {
        if (event instanceof AttachEvent.Checked checked) {
            checks.add(checked.verdict());
            return;
        }
        flushChecks();
        if (event instanceof AttachEvent.Warned warned) {
            boolean said = checks.stream().anyMatch(check -> warned.warning().startsWith(check.toString()));
            if (!said) {
                line("! " + warned.warning());
            }
        } else {
            line(
                    event instanceof AttachEvent.Planned planned
                            ? planned.plan().toText(StepSettings::argument)
                            : event.toString());
        }
    }

    /** Checks that passed are counted; the others are written in full. */
    private void flushChecks() {
        List<Verdict> fresh = checks.stream().filter(check -> check.passed()).toList();
        if (!fresh.isEmpty()) {
            line("✓ " + Messages.AttachLog_checksPassed(fresh.size()));
        }
        checks.removeAll(fresh);
        checks.replaceAll(this::written);
    }

    private Verdict written(Verdict check) {
        line(check.result().sign() + " " + check);
        check.advice().ifPresent(advice -> FailureText.advice(advice).forEach(text -> line("    " + text)));
        return check;
    }

    /** The end: what became of it. */
    void finish(AttachOutcome outcome) {
        flushChecks();
        outcome.failure().ifPresent(this::fail);
        long changes = outcome.changes().stream().filter(ChangeResult::changed).count();
        long known = changes == 0 && outcome.changed() ? 1 : changes;
        line(Messages.AttachLog_outcome(outcome.kind(), Util.getTimeSpanString(outcome.millis()), known));
        boolean exists = !outcome.provisioningState().isEmpty() && outcome.kind() != AttachOutcome.Kind.DETACHED;
        if (exists && !outcome.portalLink().isEmpty()) {
            out.println(plain(name) + ": " + HyperlinkNote.encodeTo(outcome.portalLink(), plain(outcome.computeId())));
        }
    }

    /** Reason and all remedies; a command stands alone on its line. */
    void fail(AttachFailure failure) {
        FailureText.lines(failure).forEach(this::line);
    }

    /**
     * The build was aborted: what goes on in Azure.
     *
     * @param detach the step that would detach the compute
     */
    void stopped(@CheckForNull String waitingFor, AttachOutcome stands, String detach) {
        line(
                waitingFor == null
                        ? Messages.AttachLog_abortedBeforeAnyRequest()
                        : Messages.AttachLog_abortedWhileWaiting(waitingFor));
        cancelledJobs(stands).forEach(this::line);
        if (!stands.changed()) {
            line(Messages.AttachLog_nothingChanged());
            return;
        }
        line(Messages.AttachLog_changesStay());
        changed(stands).forEach(change -> line("  " + change));
        line(Messages.AttachLog_toDetach(detach));
    }

    /** What a run has changed so far, a line each. */
    static List<String> changed(AttachOutcome stands) {
        List<String> lines = stands.changes().stream()
                .filter(ChangeResult::changed)
                .map(ChangeResult::toString)
                .toList();
        return lines.isEmpty() && stands.changed() ? List.of(Messages.AttachLog_unnamedChange()) : lines;
    }

    /** The jobs that prove a compute and do not outlive an abort, a line each. */
    static List<String> cancelledJobs(AttachOutcome stands) {
        return stands.changes().stream()
                .filter(result -> result.status() == ChangeResult.Status.SUBMITTED)
                .map(ChangeResult::change)
                .filter(VerifyCompute.class::isInstance)
                .map(change -> Messages.AttachLog_jobIsCancelled(((VerifyCompute) change).job()))
                .toList();
    }

    /** Writes some text, each line with the compute's name. */
    void line(String text) {
        text.lines().forEach(line -> out.println(plain(name + ": " + line)));
    }

    /** Text from outside without what a terminal or the console annotator would obey. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ");
    }
}
