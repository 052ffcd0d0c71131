package io.github.azuremlattach.core.fleet;

import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.util.List;

/** Hears what happens in a fleet; calls for different targets may come from different threads at the same time. */
public interface FleetListener {
    /** What a target waits for that has its plan, while others have none or enough are at work. */
    String TURN = "its turn";

    /** A target is begun: it is looked at. */
    default void began(Target target) {}

    /**
     * The plans are made, and the first change follows; a target whose look takes too long may have none yet. Not called
     * where nothing is to be changed.
     *
     * @param targets how each target stands, in the order of the request
     */
    default void planned(List<AttachOutcome> targets) {}

    /** The changes of a target begin, after it has waited for its turn. */
    default void changes(Target target) {}

    /** Something happens to a target. */
    default void happened(Target target, AttachEvent event) {}

    /** A target waits for something else than before, in words. */
    default void waits(Target target, String waitingFor) {}

    /** How a target that has come to another wait would be reported if it stopped there. */
    default void stands(Target target, AttachOutcome unfinished) {}

    /** A target has come to its end. */
    default void ended(Target target, AttachOutcome outcome) {}
}
