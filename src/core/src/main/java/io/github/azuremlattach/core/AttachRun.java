package io.github.azuremlattach.core;

import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import io.github.azuremlattach.core.run.Run;
import io.github.azuremlattach.core.survey.FleetContext;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * A run: a value, not a thread. It does one short piece of work at a time and says when to go on.
 *
 * <p>A checkpoint outlives the process: a run made anew for the same request goes on from it. Every change is looked at
 * before it is written, so doing a piece again, after a crash or a lost reply, does no harm.
 */
public final class AttachRun {
    private final Run run;

    private AttachRun(Run run) {
        this.run = run;
    }

    /**
     * Prepares a run; nothing is sent.
     *
     * @param request what was asked for
     * @param azure the way to Azure
     * @param clock tells the time
     * @param listener hears what happens, in order
     */
    public static AttachRun of(
            AttachRequest request, AzureAccess azure, InstantSource clock, Consumer<? super AttachEvent> listener) {
        return new AttachRun(new Run(request, new FleetContext(azure, clock), clock, listener));
    }

    /** The checkpoint of a run that has not begun. */
    public Checkpoint begin() {
        return run.begin();
    }

    /**
     * Does the next piece of work: a few requests, never a wait.
     *
     * @throws IllegalArgumentException when the checkpoint is none of this request's; the message says why
     */
    public Progress advance(Checkpoint checkpoint) {
        return run.advance(checkpoint);
    }

    /**
     * Ends a run that is told to stop at a checkpoint: asks Azure to cancel what only this run wanted, the jobs that prove
     * the compute. It takes a few seconds at most; where there is no such job, nothing is sent.
     *
     * @return how the run is reported
     */
    public AttachOutcome stop(Checkpoint checkpoint) {
        return run.stop(checkpoint, false);
    }

    /** How the run is reported if it stops at a checkpoint; nothing is sent. */
    public AttachOutcome unfinished(Checkpoint checkpoint) {
        return run.unfinished(checkpoint);
    }
}
