package io.jenkins.plugins.azuremlattach;

import io.github.azuremlattach.core.fleet.FleetListener;
import io.github.azuremlattach.core.fleet.Target;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import io.github.azuremlattach.core.result.AttachReport;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Takes note of what happens to many computes: a line in the log on each change, all of it on the build's page. */
final class FleetReporter implements FleetListener {
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);
    private static final int MAX_NAMED = 5;

    private final AttachBuildAction action;
    private final String node;
    private final PrintStream out;
    private final FleetRequest request;
    private final StepSettings settings;
    private final Map<String, AttachRecord> records = new LinkedHashMap<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicBoolean fresh = new AtomicBoolean();
    private long lastNews = AttachScheduler.get().millis();

    FleetReporter(AttachBuildAction action, String node, PrintStream out, FleetRequest request, StepSettings settings) {
        this.action = action;
        this.node = node;
        this.out = out;
        this.request = request;
        this.settings = settings;
    }

    /**
     * Puts all computes on the page.
     *
     * @param outcomes how each of them stands, in the order of the request
     */
    void begin(List<AttachOutcome> outcomes, boolean resumed) {
        for (int i = 0; i < outcomes.size(); i++) {
            AttachOutcome stands = outcomes.get(i);
            var asked = request.targets().get(i);
            String name = stands.name();
            AttachRecord record = action.record(node, name, () -> new AttachRecord(node, name, asked));
            records.put(name, record);
            catchUp(record, asked, stands);
        }
        line(
                resumed
                        ? Messages.AzureMlExecution_resumed(status())
                        : Messages.FleetReporter_begins(outcomes.size(), request.maxParallel()));
        action.saveSoon();
    }

    /** A build that was killed may have saved its records before the fleet's state. */
    private void catchUp(AttachRecord record, AttachRequest asked, AttachOutcome stands) {
        if (record.isRunning()) {
            if (stands.kind() == Kind.UNFINISHED) {
                record.begin();
                record.describe(asked);
                record.stands(stands);
            } else if (stands.kind() != Kind.SKIPPED) {
                record.end(stands);
            }
        }
        if (!record.isRunning()) {
            ended.incrementAndGet();
        }
    }

    @Override
    public void began(Target target) {
        AttachRecord record = record(target);
        record.begin();
        record.describe(target.request());
    }

    @Override
    public void happened(Target target, AttachEvent event) {
        if (record(target).accept(event)) {
            fresh.set(true);
            action.saveSoon();
        }
        boolean change = event instanceof AttachEvent.Changed || event instanceof AttachEvent.StateChanged;
        if (change || event instanceof AttachEvent.Retrying) {
            log(target).line(event.toString());
        }
    }

    @Override
    public void waits(Target target, String waitingFor) {
        fresh.set(true);
        record(target).waitFor(waitingFor);
    }

    @Override
    public void stands(Target target, AttachOutcome unfinished) {
        record(target).stands(unfinished);
    }

    @Override
    public void ended(Target target, AttachOutcome outcome) {
        record(target).end(outcome);
        ended.incrementAndGet();
        AttachLog log = log(target);
        outcome.failure().ifPresent(log::fail);
        outcome.warnings().forEach(warning -> log.line("! " + warning));
        log.line(Messages.FleetReporter_targetEnded(outcome.kind(), counted()));
        fresh.set(true);
        action.saveSoon();
    }

    /** Whether something has happened since this was asked last. */
    boolean isFresh() {
        return fresh.getAndSet(false);
    }

    /** Says once a minute where things stand. */
    void heartbeat(List<String> underWay) {
        long now = AttachScheduler.get().millis();
        if (now >= lastNews + HEARTBEAT.toMillis()) {
            lastNews = now;
            line(Messages.FleetReporter_heartbeat(counted(), some(underWay)));
        }
    }

    /** The end of all. */
    void end() {
        records.values().forEach(AttachRecord::stop);
        AttachReport report = BuildReport.of(records());
        String counts = report.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        line(
                counts.isEmpty()
                        ? Messages.FleetReporter_nothingInThisPart()
                        : Messages.FleetReporter_outcome(report.outcome(), counts));
    }

    /**
     * The build was aborted, or something else ended the run of all computes.
     *
     * @param word how it ended, such as {@code Aborted}
     */
    void stop(String word) {
        List<AttachRecord> left =
                records.values().stream().filter(AttachRecord::isRunning).toList();
        left.forEach(AttachRecord::stop);
        line(Messages.FleetReporter_stopped(word, counted()));
        List<AttachOutcome> stand = left.stream().map(AttachRecord::outcome).toList();
        stand.forEach(one -> AttachLog.cancelledJobs(one).forEach(text -> line("  " + one.name() + ": " + text)));
        List<AttachOutcome> changed =
                stand.stream().filter(AttachOutcome::changed).toList();
        line(changed.isEmpty() ? Messages.FleetReporter_othersUnchanged() : Messages.AttachLog_changesStay());
        for (AttachOutcome one : changed) {
            line("  " + one.name() + ": " + String.join("; ", AttachLog.changed(one)));
            line("    " + Messages.AttachLog_toDetach(DetachCall.of(one, settings)));
        }
    }

    /** What the step waits for. */
    String status() {
        List<String> waiting = records.values().stream()
                .filter(record -> record.isRunning() && record.getWaitingFor() != null)
                .map(record -> Messages.FleetReporter_waits(record.getName(), record.getWaitingFor()))
                .sorted()
                .toList();
        return Messages.FleetReporter_status(counted()) + (waiting.isEmpty() ? "" : "; " + some(waiting));
    }

    /** The computes that differ from what was asked for, and were kept. */
    List<String> kept() {
        List<String> kept = new ArrayList<>();
        var policies = request.targets().iterator();
        records.forEach((name, record) -> {
            if (Judgement.wasKept(record.outcome(), policies.next().policy())) {
                kept.add(name);
            }
        });
        return kept;
    }

    /** The computes of the step, in the order of the request. */
    List<AttachRecord> records() {
        return List.copyOf(records.values());
    }

    private String counted() {
        return Messages.FleetReporter_counted(ended.get(), request.targets().size());
    }

    private static String some(List<String> words) {
        String first = words.stream().limit(MAX_NAMED).collect(Collectors.joining("; "));
        return words.size() > MAX_NAMED ? first + "; " + Messages.FleetReporter_more(words.size() - MAX_NAMED) : first;
    }

    private void line(String text) {
        out.println(AttachLog.plain(text));
    }

    private AttachLog log(Target target) {
        return new AttachLog(out, target.name());
    }

    private AttachRecord record(Target target) {
        return records.get(target.name());
    }
}
