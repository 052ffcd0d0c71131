package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.Checkpoint;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Gives checkpoints out and takes them back; the one that was given out last is at hand and need not be read. */
final class Checkpoints {
    private final RunContext context;
    private final InstantSource clock;
    private @Nullable Checkpoint latest;

    Checkpoints(RunContext context, InstantSource clock) {
        this.context = context;
        this.clock = clock;
    }

    /** The state of a run that has not begun. */
    static RunState fresh(AttachRequest request, InstantSource clock) {
        return RunState.begin(clock.millis(), request.policy().timeout().toMillis());
    }

    /** The checkpoint of a run that has not begun. */
    Checkpoint begin() {
        context.use(fresh(context.request(), clock));
        return save();
    }

    /** The checkpoint of the present state. */
    Checkpoint save() {
        Checkpoint saved = context.state().save(this::fingerprint);
        latest = saved;
        return saved;
    }

    /**
     * Makes the state of a checkpoint the present one, to change it.
     *
     * @throws IllegalArgumentException when the checkpoint is none of this request's
     */
    void take(Checkpoint checkpoint) {
        look(checkpoint);
        latest = null;
    }

    /**
     * Makes the state of a checkpoint the present one, which stays as it is.
     *
     * @throws IllegalArgumentException when the checkpoint is none of this request's
     */
    void look(Checkpoint checkpoint) {
        if (checkpoint != latest) {
            context.use(CheckpointReader.read(checkpoint, fingerprint(), clock.millis()));
            latest = checkpoint;
        }
    }

    private String fingerprint() {
        return RequestFingerprint.of(context.request());
    }
}
