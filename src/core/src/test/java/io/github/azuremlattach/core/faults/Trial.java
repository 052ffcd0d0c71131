package io.github.azuremlattach.core.faults;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.azure.TestAccess;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.signin.IdTokens;
import io.github.azuremlattach.core.signin.SignInEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run, as a front end leads it: step by step, from checkpoint to checkpoint. */
final class Trial implements AutoCloseable {
    private static final int MOST_STEPS = 5_000;

    final Line line;
    private final Bench bench;
    private final AttachRun attachment;
    private Checkpoint checkpoint;
    private Instant due;
    private int steps;
    private Duration pause = Duration.ZERO;
    private Duration waited = Duration.ZERO;
    private @Nullable AttachOutcome outcome;

    Trial(Bench bench, Map<String, String> asked, Line line) {
        Map<String, String> settings = new HashMap<>(asked);
        settings.put("resource-manager-url", bench.emulator.url());
        settings.put("authority-url", bench.emulator.url());
        AttachSettings all = AttachSettings.of(settings);
        SignInEnvironment surroundings = new SignInEnvironment(IdTokens.none(), "", bench.clock, trace -> {});
        this.bench = bench;
        this.line = line;
        this.attachment = AttachRun.of(
                AttachRequest.from(all), TestAccess.over(line, surroundings, all), bench.clock, event -> {});
        this.checkpoint = attachment.begin();
        this.due = bench.clock.instant();
    }

    /** Goes on from a checkpoint of another process. */
    Trial from(Checkpoint saved) {
        checkpoint = saved;
        return this;
    }

    /** The checkpoint that the front end has saved last. */
    Checkpoint checkpoint() {
        return checkpoint;
    }

    /** Whether there is a next step, and its time has come. */
    boolean isDue() {
        return !isOver() && !bench.clock.instant().isBefore(due);
    }

    /** How long until the next step of one of two runs. */
    static Duration untilDue(Trial one, Trial two) {
        boolean twoFirst = one.isOver() || (!two.isOver() && two.due.isBefore(one.due));
        Instant first = twoFirst ? two.due : one.due;
        return Duration.between(one.bench.clock.instant(), first);
    }

    boolean isOver() {
        return outcome != null || line.isCut();
    }

    /** Takes the next step; a process that is killed in it comes to no result. */
    void step() {
        if (++steps > MOST_STEPS) {
            throw new AssertionError("the run does not end: " + checkpoint.text());
        }
        Progress step;
        try {
            step = attachment.advance(checkpoint);
        } catch (Line.Killed e) {
            return;
        }
        if (line.isCut()) {
            return;
        }
        if (step instanceof Progress.Again again) {
            checkpoint = again.next();
            pause = again.pause();
            waited = waited.plus(pause);
            due = bench.clock.instant().plus(pause);
        } else {
            outcome = ((Progress.Done) step).outcome();
        }
    }

    /** Goes on until the run is over, sleeping as it asks. */
    Trial finish() {
        while (!isOver()) {
            step();
            if (!isOver()) {
                bench.pass(pause);
            }
        }
        return this;
    }

    AttachOutcome outcome() {
        AttachOutcome end = outcome;
        if (end == null) {
            throw new IllegalStateException("the run was killed");
        }
        return end;
    }

    /** How long the run slept in all. */
    Duration waited() {
        return waited;
    }

    @Override
    public void close() {
        line.close();
    }
}
