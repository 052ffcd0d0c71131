package io.jenkins.plugins.azuremlattach;

/** A stage of an attach on the build page: what it was, when it began and how long it took. */
public final class Lap {
    private final String stage;
    private final long start;
    private final long length;

    Lap(String stage, long start, long length) {
        this.stage = stage;
        this.start = start;
        this.length = length;
    }

    public String getStage() {
        return stage;
    }

    /** Milliseconds from the start of the attach. */
    public long getStart() {
        return start;
    }

    /** Milliseconds. */
    public long getLength() {
        return length;
    }

    long getEnd() {
        return start + length;
    }
}
