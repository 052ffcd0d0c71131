package io.github.azuremlattach.action;

import io.github.azuremlattach.core.fleet.FleetListener;
import io.github.azuremlattach.core.fleet.FleetReport;
import io.github.azuremlattach.core.fleet.Target;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what happens to many computes into one log: a line on each change while it happens, and a group with all of it
 * when a compute has come to its end. Follows each compute too, so that it can say where things stand.
 */
final class FleetLog implements FleetListener {
    /** GitHub shows ten errors of a step; the last one is for the whole. */
    private static final int MOST_ERRORS = 9;

    private static final int MOST_LINES = 60;

    private final Commands commands;
    private final int all;
    private final Map<String, List<AttachEvent>> events = new LinkedHashMap<>();
    private final Map<String, Cancellation> underWay = new LinkedHashMap<>();
    private int ended;
    private int failed;

    FleetLog(Commands commands, int all) {
        this.commands = commands;
        this.all = all;
    }

    @Override
    public synchronized void began(Target target) {
        Cancellation follower = new Cancellation();
        follower.begin(target.request());
        underWay.put(target.name(), follower);
        events.put(target.name(), new ArrayList<>());
    }

    @Override
    public synchronized void happened(Target target, AttachEvent event) {
        underWay.getOrDefault(target.name(), new Cancellation()).accept(event);
        if (!(event instanceof AttachEvent.Heartbeat)) {
            events.computeIfAbsent(target.name(), name -> new ArrayList<>()).add(event);
        }
        if (event instanceof AttachEvent.StateChanged
                || event instanceof AttachEvent.Changed
                || event instanceof AttachEvent.Retrying) {
            commands.line(target.name() + ": " + event);
        }
    }

    @Override
    public synchronized void ended(Target target, AttachOutcome outcome) {
        ended++;
        underWay.remove(target.name());
        commands.group(target.name() + ": " + outcome.kind() + " (" + ended() + ")");
        List<AttachEvent> all = events.remove(target.name());
        (all == null ? List.<AttachEvent>of() : all).forEach(event -> commands.line(event.toString()));
        outcome.failure().ifPresent(failure -> LogRenderer.lines(failure).forEach(commands::line));
        commands.line("Portal: " + outcome.portalLink());
        commands.endGroup();
        if (outcome.failure().isPresent() && ++failed <= MOST_ERRORS) {
            commands.error(
                    Commands.TITLE + ": " + target.name(),
                    LogRenderer.gist(outcome.failure().get()));
        }
    }

    /** The end of all. */
    synchronized void finish(FleetReport report) {
        commands.line("Outcome: " + report.outcome() + ", " + counts(report));
        if (failed > MOST_ERRORS) {
            commands.error(
                    Commands.TITLE, failed + " of " + all + " computes failed; the summary and the report name them.");
        }
    }

    /** The end before the end: where things stand. */
    synchronized List<String> cancelled() {
        List<String> lines = new ArrayList<>();
        lines.add(ended() + " computes had come to their end.");
        underWay.forEach((name, follower) -> follower.lines().forEach(line -> lines.add(name + ": " + line)));
        List<String> shown = lines.subList(0, Math.min(lines.size(), MOST_LINES));
        shown.forEach(commands::line);
        commands.error(Commands.TITLE, "Cancelled.\n" + String.join("\n", shown));
        return List.copyOf(shown);
    }

    synchronized void line(String line) {
        commands.line(line);
    }

    /** How many have come to their end: {@code 3 of 100}. */
    synchronized String ended() {
        return ended + " of " + all;
    }

    /** How many ended in which way: {@code 98 attached, 2 failed}. */
    static String counts(FleetReport report) {
        List<String> words = new ArrayList<>();
        report.counts().forEach((outcome, count) -> words.add(count + " " + outcome));
        return words.isEmpty() ? "no compute is in this part" : String.join(", ", words);
    }
}
