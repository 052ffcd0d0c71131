package io.jenkins.plugins.azuremlattach;

import io.github.azuremlattach.core.fleet.FleetListener;
import io.github.azuremlattach.core.fleet.FleetReport;
import io.github.azuremlattach.core.fleet.Target;
import io.github.azuremlattach.core.fleet.TargetReport;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Takes note of what happens to many computes: a line in the log on each change, all of it on the build's page. */
final class FleetNews implements FleetListener {
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);
    private static final int MOST_NAMED = 5;

    private final AttachBuildAction action;
    private final String node;
    private final AttachLog log;
    private final FleetRequest request;
    private final Map<String, AttachRecord> records = new LinkedHashMap<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicBoolean fresh = new AtomicBoolean();
    private long lastNews = AttachClock.get().millis();

    FleetNews(AttachBuildAction action, String node, AttachLog log, FleetRequest request) {
        this.action = action;
        this.node = node;
        this.log = log;
        this.request = request;
    }

    /**
     * Puts all computes on the page.
     *
     * @param report how each of them stands, in the order of the request
     */
    void begin(FleetReport report, boolean resumed) {
        List<TargetReport> targets = report.targets();
        for (int i = 0; i < targets.size(); i++) {
            TargetReport target = targets.get(i);
            var asked = request.targets().get(i);
            AttachRecord record =
                    action.record(node, target.name(), () -> new AttachRecord(node, target.name(), asked));
            records.put(target.name(), record);
            record.catchUp(target);
            if (!record.isRunning()) {
                ended.incrementAndGet();
            }
        }
        log.line(
                resumed
                        ? "Going on after a restart: " + status() + "."
                        : "Attaching " + targets.size() + " computes, " + request.maxParallel() + " at a time.");
        action.save();
    }

    @Override
    public void began(Target target) {
        record(target).begin();
    }

    @Override
    public void happened(Target target, AttachEvent event) {
        if (record(target).accept(event)) {
            fresh.set(true);
            action.save();
        }
        boolean change = event instanceof AttachEvent.Changed || event instanceof AttachEvent.StateChanged;
        if (change || event instanceof AttachEvent.Retrying) {
            log.line(target.name() + ": " + event);
        }
    }

    @Override
    public void waits(Target target, String waitingFor) {
        record(target).waitFor(waitingFor);
    }

    @Override
    public void ended(Target target, AttachOutcome outcome) {
        record(target).end(outcome);
        String state = outcome.provisioningState().isEmpty() ? "" : ", " + outcome.provisioningState();
        ended.incrementAndGet();
        log.line(target.name() + ": " + outcome.kind() + state + " (" + counted() + ")");
        outcome.failure().ifPresent(failure -> lines(failure).forEach(line -> log.line("  " + line)));
        outcome.warnings().forEach(warning -> log.line("  WARNING: " + warning));
        fresh.set(true);
        action.save();
    }

    private static List<String> lines(AttachFailure failure) {
        List<String> lines = new ArrayList<>();
        lines.add(failure.summary());
        lines.addAll(failure.details());
        failure.advice().forEach(advice -> lines.add("-> " + advice));
        failure.correlationId().ifPresent(id -> lines.add("Correlation id: " + id));
        return lines;
    }

    /** Whether something has happened since this was asked last. */
    boolean isFresh() {
        return fresh.getAndSet(false);
    }

    /** Says once a minute where things stand. */
    void heartbeat(List<String> underWay) {
        long now = AttachClock.get().millis();
        if (now < lastNews + HEARTBEAT.toMillis()) {
            return;
        }
        lastNews = now;
        log.line(counted() + " have come to their end; under way: " + some(underWay));
    }

    /** The end of all. */
    void end(FleetReport report) {
        records.values().forEach(AttachRecord::stop);
        String counts = report.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        log.line("Outcome: " + report.outcome() + ", " + (counts.isEmpty() ? "no compute is in this part" : counts));
    }

    /**
     * The end before the end.
     *
     * @param word how it came, such as {@code Aborted}
     */
    void stop(String word) {
        List<AttachRecord> left =
                records.values().stream().filter(AttachRecord::isRunning).toList();
        left.forEach(AttachRecord::stop);
        log.line(word + " when " + counted() + " had come to their end.");
        List<AttachRecord> changed =
                left.stream().filter(record -> !record.getChanges().isEmpty()).toList();
        log.line(
                changed.isEmpty()
                        ? "The others were not changed in Azure so far."
                        : "What this build changed stays, and what Azure has accepted goes on there:");
        for (AttachRecord record : changed) {
            log.line("  " + record.getName() + ": " + String.join("; ", record.getChanges()));
            log.line("    To detach: " + record.detach());
        }
    }

    /** What the step waits for. */
    String status() {
        List<String> waiting = records.values().stream()
                .filter(record -> record.isRunning() && record.getWaitingFor() != null)
                .map(record -> record.getName() + " waiting for " + record.getWaitingFor())
                .sorted()
                .toList();
        return counted() + " computes have come to their end" + (waiting.isEmpty() ? "" : "; " + some(waiting));
    }

    /** The computes that differ from what was asked for, and were kept. */
    List<String> kept() {
        List<String> kept = new ArrayList<>();
        var policies = request.targets().iterator();
        records.forEach((name, record) -> {
            if (Judgement.wasKept(record, policies.next().policy())) {
                kept.add(name);
            }
        });
        return kept;
    }

    private String counted() {
        return ended.get() + " of " + request.targets().size();
    }

    private static String some(List<String> words) {
        String first = words.stream().limit(MOST_NAMED).collect(Collectors.joining("; "));
        return words.size() > MOST_NAMED ? first + "; " + (words.size() - MOST_NAMED) + " more" : first;
    }

    private AttachRecord record(Target target) {
        return records.get(target.name());
    }
}
