package io.github.azuremlattach.action.log;

import io.github.azuremlattach.action.console.Annotation;
import io.github.azuremlattach.action.console.Console;
import io.github.azuremlattach.action.console.Text;
import io.github.azuremlattach.action.console.Text.Style;
import io.github.azuremlattach.core.fleet.Target;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The log of a run for many computes: the plan of each before its first change, a line for each that has finished, and
 * at the end the failures in full, equal ones once.
 */
public final class FleetLog implements RunLog {
    /** GitHub shows ten errors of a step; the last one is for the whole. */
    private static final int MAX_ERRORS = 9;

    private static final int MAX_NAMES = 5;

    private final Console console;
    private final InstantSource clock;
    private final long start;
    private final Map<String, List<Text>> details = new LinkedHashMap<>();
    private final Map<String, String> waitingFor = new LinkedHashMap<>();
    private int all;
    private int ended;

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
        waitingFor.put(target.name(), "Azure's answers");
        details.put(target.name(), new ArrayList<>());
    }

    @Override
    public synchronized void happened(Target target, AttachEvent event) {
        List<Text> lines = details.computeIfAbsent(target.name(), name -> new ArrayList<>());
        if (event instanceof AttachEvent.Planned planned) {
            PlanLines.of(planned.plan()).forEach(lines::add);
            console.line(Text.of(Style.DIM, "· ").and(pad(target.name()) + PlanLines.brief(planned.plan())));
        } else if (event instanceof AttachEvent.Changed changed) {
            lines.add(ChangeLine.of(time(), changed.result()));
        } else if (!(event instanceof AttachEvent.Heartbeat)) {
            lines.add(Text.of(event.toString()));
        }
    }

    @Override
    public synchronized void waits(Target target, String words) {
        waitingFor.put(target.name(), words);
    }

    @Override
    public synchronized void ended(Target target, AttachOutcome outcome) {
        ended++;
        waitingFor.remove(target.name());
        List<Text> lines = details.remove(target.name());
        console.fold(line(outcome), lines == null ? List.of() : lines);
    }

    @Override
    public synchronized String status() {
        List<String> names = new ArrayList<>(waitingFor.keySet());
        String shown = String.join(", ", names.subList(0, Math.min(MAX_NAMES, names.size())));
        return time() + "  " + ended + " of " + all + " finished"
                + (names.isEmpty() ? "" : "; under way: " + shown + (names.size() > MAX_NAMES ? ", …" : ""));
    }

    @Override
    public synchronized void heartbeat() {
        console.line(Text.of(Style.DIM, "· ").and(status()));
    }

    @Override
    public synchronized void finish(AttachReport report) {
        failures(report);
        console.line(Text.of(""));
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
        List<String> lines = CancelMessage.lines(report, quiet);
        console.line(Text.of(""));
        console.line(Text.of(Style.WARNING, "! ").and(Style.BOLD, CancelMessage.title(report)));
        lines.forEach(line -> console.line(Text.of("  ").and(line)));
        console.error(Annotation.of(CancelMessage.title(report) + "\n" + String.join("\n", lines)));
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
        String why = outcome.failure().map(failure -> "   " + failure.summary()).orElse("");
        return Text.of(style, sign)
                .and(" " + pad(outcome.name()) + String.format("%-10s", outcome.kind()) + " "
                        + Durations.clock(outcome.millis()))
                .and(Style.DIM, why);
    }

    private static String pad(String name) {
        return String.format("%-16s   ", name);
    }

    private String time() {
        return Durations.clock(clock.millis() - start);
    }
}
