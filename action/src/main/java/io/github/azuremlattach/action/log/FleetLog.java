package io.github.azuremlattach.action.log;

import io.github.azuremlattach.action.console.Annotation;
import io.github.azuremlattach.action.console.Console;
import io.github.azuremlattach.action.console.Text;
import io.github.azuremlattach.action.console.Text.Style;
import io.github.azuremlattach.core.fleet.FleetListener;
import io.github.azuremlattach.core.fleet.Target;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.result.Verdict;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The log of a run for many computes: the plan of all before the first change, a line for each that has finished, and at
 * the end the failures in full, equal ones once.
 */
public final class FleetLog implements RunLog {
    /** GitHub shows ten errors of a step; the last one is for the whole. */
    private static final int MAX_ERRORS = 9;

    private static final int MAX_NAMES = 5;

    /** The plans of more computes are folded. */
    private static final int MAX_OPEN_PLANS = 25;

    private final Console console;
    private final InstantSource clock;
    private final long start;
    private final Map<String, Progress> computes = new LinkedHashMap<>();
    private final Set<String> atWork = new LinkedHashSet<>();
    private boolean planned;
    private int all;
    private int ended;

    /** What has happened to a compute so far, for whoever opens its lines. */
    private static final class Progress {
        private final List<Verdict> verdicts = new ArrayList<>();
        private final List<Text> lines = new ArrayList<>();
        private final EventLines events;

        Progress(InstantSource clock) {
            this.events = new EventLines(clock);
        }

        void planned(AttachPlan plan) {
            if (!verdicts.isEmpty()) {
                lines.add(Checks.count(verdicts, events.millis()));
                lines.addAll(Checks.lines(
                        verdicts.stream().filter(one -> !one.passed()).toList()));
                verdicts.clear();
            }
            lines.addAll(PlanLines.of(plan));
        }
    }

    /** Writes into a console; the run begins now. */
    public FleetLog(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
        this.start = clock.millis();
    }

    @Override
    public synchronized void begin(FleetRequest request, String version) {
        all = request.targets().size();
        String workspaces = request.targets().stream()
                .map(target -> target.workspace().name())
                .distinct()
                .limit(MAX_NAMES)
                .collect(Collectors.joining(", "));
        console.line(Text.of(Style.DIM, "azureml-attach " + version + "   ")
                .and(Style.BOLD, OutcomeText.count(all, "compute") + " → " + workspaces)
                .and("   " + request.maxParallel() + " at a time"));
    }

    @Override
    public synchronized void began(Target target) {
        atWork.add(target.name());
        computes.put(target.name(), new Progress(clock));
    }

    /** The plan of all, with a line for each compute below it. */
    @Override
    public synchronized void planned(List<AttachOutcome> targets) {
        planned = true;
        Text total = Text.of(Style.BOLD, PlanLines.total(plans(targets)));
        List<Text> lines = targets.stream()
                .filter(FleetLog::isPlanned)
                .map(target -> Text.of("  " + pad(target.name()) + brief(target)))
                .toList();
        if (lines.size() > MAX_OPEN_PLANS) {
            console.fold(total, lines);
        } else {
            console.line(total);
            lines.forEach(console::line);
        }
    }

    @Override
    public synchronized void changes(Target target) {
        atWork.add(target.name());
        progress(target).events.goOn();
    }

    @Override
    public synchronized void happened(Target target, AttachEvent event) {
        Progress progress = progress(target);
        if (event instanceof AttachEvent.Checked checked) {
            progress.verdicts.add(checked.verdict());
        } else if (event instanceof AttachEvent.Planned one) {
            progress.planned(one.plan());
            if (planned) {
                console.line(Text.of(Style.DIM, "· ").and(pad(target.name()) + "plan: " + PlanLines.brief(one.plan())));
            }
        } else if (!(event instanceof AttachEvent.Heartbeat)) {
            progress.events.of(event).ifPresent(progress.lines::add);
        }
    }

    @Override
    public synchronized void waits(Target target, String words) {
        if (words.equals(FleetListener.TURN)) {
            atWork.remove(target.name());
            progress(target).events.pause();
        }
    }

    @Override
    public synchronized void ended(Target target, AttachOutcome outcome) {
        ended++;
        atWork.remove(target.name());
        Progress progress = computes.remove(target.name());
        List<Text> lines = new ArrayList<>(progress == null ? List.of() : progress.lines);
        lines.addAll(ChangeLine.unknown(outcome));
        console.fold(line(outcome), lines);
    }

    private Progress progress(Target target) {
        return computes.computeIfAbsent(target.name(), name -> new Progress(clock));
    }

    @Override
    public synchronized String status() {
        List<String> names = new ArrayList<>(atWork);
        String shown = String.join(", ", names.subList(0, Math.min(MAX_NAMES, names.size())));
        return time() + "  " + ended + " of " + all + " finished"
                + (names.isEmpty() ? "" : planned ? "; under way: " : "; looking at: ") + shown
                + (names.size() > MAX_NAMES ? ", …" : "");
    }

    @Override
    public synchronized void heartbeat() {
        console.line(Text.of(Style.DIM, "· ").and(status()));
    }

    @Override
    public synchronized void finish(AttachReport report) {
        failures(report);
        console.line(Text.of(""));
        if (report.mode().equals("plan")) {
            console.line(Text.of(PlanLines.total(plans(report.targets())) + "; nothing was changed."));
        }
        List<String> failed = report.targets().stream()
                .filter(target -> !target.succeeded())
                .map(AttachOutcome::name)
                .toList();
        String names = failed.isEmpty()
                ? ""
                : " (" + String.join(", ", failed.subList(0, Math.min(MAX_NAMES, failed.size())))
                        + (failed.size() > MAX_NAMES ? ", …)" : ")");
        console.line(Text.of(
                Style.BOLD,
                OutcomeText.counts(report) + names + " in " + Durations.words(clock.millis() - start) + "."));
    }

    @Override
    public synchronized void cancelled(AttachReport report, boolean quiet) {
        failures(report);
        CancelMessage.text(report, quiet).forEach(console::line);
        console.error(CancelMessage.annotation(report, quiet));
    }

    private void failures(AttachReport report) {
        List<SharedFailure> failures = SharedFailure.in(report);
        failures.forEach(one -> {
            console.line(Text.of(""));
            console.line(Text.of(Style.BOLD, one.who()));
            FailureLines.of(one.failure()).forEach(console::line);
        });
        failures.stream()
                .limit(MAX_ERRORS)
                .forEach(one -> console.error(
                        new Annotation(Annotation.TITLE + ": " + one.who(), FailureLines.gist(one.failure()), "", 0)));
        if (failures.size() > MAX_ERRORS) {
            console.error(Annotation.of("%d of %d computes failed; the summary and the report name them."
                    .formatted(
                            failures.stream()
                                    .mapToInt(one -> one.names().size())
                                    .sum(),
                            all)));
        }
    }

    private static Text line(AttachOutcome outcome) {
        String sign = OutcomeText.sign(outcome);
        Style style = outcome.succeeded() ? Style.GOOD : Style.BAD;
        String why = outcome.failure()
                .map(AttachFailure::summary)
                .orElseGet(() -> outcome.kind() == AttachOutcome.Kind.PLANNED ? brief(outcome) : "");
        return Text.of(style, sign)
                .and(" " + pad(outcome.name()) + String.format("%-10s", outcome.kind()) + " "
                        + Durations.clock(outcome.millis()))
                .and(Style.DIM, why.isEmpty() ? "" : "   " + why);
    }

    private static String brief(AttachOutcome outcome) {
        return outcome.plan().map(PlanLines::brief).orElse("");
    }

    private static List<AttachPlan> plans(List<AttachOutcome> targets) {
        return targets.stream()
                .filter(FleetLog::isPlanned)
                .flatMap(target -> target.plan().stream())
                .toList();
    }

    private static boolean isPlanned(AttachOutcome target) {
        return target.failure().isEmpty() && target.plan().isPresent();
    }

    private static String pad(String name) {
        return String.format("%-16s   ", name);
    }

    private String time() {
        return Durations.clock(clock.millis() - start);
    }
}
