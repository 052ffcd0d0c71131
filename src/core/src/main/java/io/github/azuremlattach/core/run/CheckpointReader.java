package io.github.azuremlattach.core.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.ReportJson;

/** Reads checkpoints, those of version 1 included: of these only times and whether anything was changed still count. */
final class CheckpointReader {
    private static final String WHAT = "checkpoint of this product";

    private CheckpointReader() {}

    /** What every version has; times and changes are read of version 1, whose plan was in the memory of its process. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    private static final class Header {
        private int version;
        private String request = "";
        private long started;
        private long deadline;
        private boolean changed;
    }

    /**
     * Reads a checkpoint.
     *
     * @throws IllegalArgumentException when it is none, or belongs to another request or a later version
     */
    static RunState read(Checkpoint checkpoint, String fingerprint, long now) {
        Header header = ReportJson.read(checkpoint.text(), Header.class, WHAT);
        if (header.version > RunState.VERSION) {
            throw new IllegalArgumentException("this checkpoint was written by a later version of this product");
        }
        if (header.version < RunState.VERSION) {
            return upgraded(header, now);
        }
        if (!header.request.equals(fingerprint)) {
            throw new IllegalArgumentException("this checkpoint belongs to another request");
        }
        RunState state = ReportJson.read(restored(checkpoint), RunState.class, WHAT);
        if (state.attempt < 0 || state.replans < 0 || state.steps.stream().anyMatch(step -> step.tries < 0)) {
            throw new IllegalArgumentException("this is no " + WHAT);
        }
        return state;
    }

    private static String restored(Checkpoint checkpoint) {
        try {
            return RepeatedTexts.restore(checkpoint.text());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no " + WHAT, e);
        }
    }

    private static RunState upgraded(Header old, long now) {
        if (old.started <= 0 || old.deadline < old.started) {
            throw new IllegalArgumentException("this is no " + WHAT);
        }
        RunState state = RunState.begin(now, 0);
        state.started = old.started;
        state.deadline = old.deadline;
        state.changedEarlier = old.changed;
        return state;
    }
}
