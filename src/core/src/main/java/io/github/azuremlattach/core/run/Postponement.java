package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.Checkpoint;
import java.time.Duration;
import java.time.InstantSource;

/** A pause of a run that was not its own, such as the wait for the plans of other computes. */
public final class Postponement {
    private Postponement() {}

    /**
     * A checkpoint after such a pause: what is left of the run's time stays as it was.
     *
     * @throws IllegalArgumentException when the checkpoint is none of this request's
     */
    public static Checkpoint of(Checkpoint checkpoint, AttachRequest request, Duration pause, InstantSource clock) {
        RunState state = CheckpointReader.read(checkpoint, RequestFingerprint.of(request), clock.millis());
        state.postpone(pause.toMillis());
        return state.save();
    }
}
