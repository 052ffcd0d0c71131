package io.github.azuremlattach.core.fleet;

import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;

/** Hears what happens in a fleet; calls for different targets may come from different threads at the same time. */
public interface FleetListener {

    /** A target is begun. */
    default void began(Target target) {}

    /** Something happens to a target. */
    default void happened(Target target, AttachEvent event) {}

    /** A target waits for something else than before, in words. */
    default void waits(Target target, String waitingFor) {}

    /** How a target that has come to another wait would be reported if it stopped there. */
    default void stands(Target target, AttachOutcome unfinished) {}

    /** A target has come to its end. */
    default void ended(Target target, AttachOutcome outcome) {}
}
