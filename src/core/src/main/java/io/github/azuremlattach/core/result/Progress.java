package io.github.azuremlattach.core.result;

import java.time.Duration;

/** What comes after a short piece of work. */
public sealed interface Progress {

    /**
     * There is more to do.
     *
     * @param pause how long to wait before the next piece; zero for none
     * @param next where the run stands then
     * @param waitingFor what it waits for, in words
     */
    record Again(Duration pause, Checkpoint next, String waitingFor) implements Progress {}

    /**
     * The run has ended.
     *
     * @param outcome how
     */
    record Done(AttachOutcome outcome) implements Progress {}
}
