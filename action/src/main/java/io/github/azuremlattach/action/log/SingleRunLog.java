package io.github.azuremlattach.action.log;

import io.github.azuremlattach.action.console.Annotation;
import io.github.azuremlattach.action.console.Console;
import io.github.azuremlattach.action.console.Text;
import io.github.azuremlattach.action.console.Text.Style;
import io.github.azuremlattach.core.fleet.Target;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.result.Verdict;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The log of a run for one compute: checks as a count, then plan, changes and states, and each thing once. */
public final class SingleRunLog implements RunLog {
    private final Console console;
    private final EventLines events;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final Set<String> doubts = new HashSet<>();
    private String waitingFor = "Azure's answers";

    /** Writes into a console; the run begins now. */
    public SingleRunLog(Console console, InstantSource clock) {
        this.console = console;
        this.events = new EventLines(clock);
    }

    @Override
    public synchronized void begin(FleetRequest request, String version) {
        AttachRequest one = request.targets().get(0);
        String verb =
                switch (one.policy().mode()) {
                    case APPLY -> "attach";
                    case PLAN, CHECK, DETACH -> one.policy().mode().name().toLowerCase(Locale.ROOT);
                };
        String cluster = one.target()
                .map(target -> "   " + (target.isAks() ? "AKS " : "Arc ")
                        + target.id().name() + " / " + one.kubernetes().namespace())
                .orElse("");
        console.line(Text.of(Style.DIM, "azureml-attach " + version + "   ")
                .and(
                        Style.BOLD,
                        verb + " " + one.computeName() + " → " + one.workspace().name())
                .and(cluster));
    }

    @Override
    public void began(Target target) {}

    @Override
    public synchronized void happened(Target target, AttachEvent event) {
        if (event instanceof AttachEvent.Warned warned) {
            if (!doubts.contains(warned.warning())) {
                console.warning(Annotation.of(warned.warning()));
            }
        } else if (event instanceof AttachEvent.Checked checked) {
            verdicts.add(checked.verdict());
        } else if (event instanceof AttachEvent.Planned planned) {
            checked();
            PlanLines.of(planned.plan()).forEach(console::line);
        } else {
            events.of(event).ifPresent(console::line);
        }
    }

    @Override
    public synchronized void waits(Target target, String words) {
        waitingFor = words;
    }

    @Override
    public void ended(Target target, AttachOutcome outcome) {}

    @Override
    public synchronized String status() {
        return events.time() + "  waiting for " + waitingFor;
    }

    @Override
    public synchronized void finish(AttachReport report) {
        AttachOutcome outcome = report.targets().get(0);
        outcome.failure().ifPresent(failure -> {
            console.line(Text.of(""));
            FailureLines.of(failure).forEach(console::line);
            ChangeLine.unknown(outcome).forEach(console::line);
            console.error(Annotation.of(FailureLines.gist(failure)));
            console.line(Text.of(""));
        });
        String link = outcome.portalLink().isEmpty() || !outcome.changed() ? "" : "  " + outcome.portalLink();
        console.line(Text.of(Style.BOLD, OutcomeText.sentence(outcome, false)).and(Style.DIM, link));
    }

    @Override
    public synchronized void cancelled(AttachReport report, boolean quiet) {
        CancelMessage.text(report, quiet).forEach(console::line);
        console.error(CancelMessage.annotation(report, quiet));
    }

    /** The checks, once all are in: those that a person should know of are told now, and not again as warnings. */
    private void checked() {
        if (!verdicts.isEmpty()) {
            console.fold(Checks.count(verdicts, events.millis()), Checks.lines(verdicts));
            verdicts.stream().filter(one -> !one.passed() && !one.failed()).forEach(one -> {
                String warning = Checks.warning(one);
                doubts.add(warning);
                console.warning(Annotation.of(warning));
            });
            verdicts.clear();
        }
    }
}
