package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.result.AttachOutcome;
import java.time.Duration;

/** One part of a run. It looks before it writes, so it may be done again. */
interface Stage {

    /** Does a piece of work. */
    Next work();

    /** What comes after a piece of work. */
    sealed interface Next {
        /** Another stage, at once. */
        record Go(StageName stage) implements Next {}

        /** The same stage, later. */
        record Again(Duration pause) implements Next {}

        /** The end. */
        record Done(AttachOutcome outcome) implements Next {}
    }
}
