package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.result.AttachFailure;
import java.time.Duration;

/** What came of a piece of work on one change. */
sealed interface StepResult {

    /** It is in effect, and this run did it. */
    record Done() implements StepResult {}

    /** It was in effect already. */
    record Found() implements StepResult {}

    /**
     * Azure accepted it and works on it; it is looked at again later.
     *
     * @param state the state that the compute is in since; empty where it is known already
     */
    record Submitted(Duration pause, String state) implements StepResult {
        /** A write of an earlier process, which is only found. */
        static Submitted earlier() {
            return new Submitted(Duration.ZERO, "");
        }
    }

    /** It is not time yet. */
    record Wait(Duration pause) implements StepResult {}

    /** Azure refused it for good; other changes go on. */
    record Refused(String problem, String correlationId) implements StepResult {
        static Refused by(ArmException e) {
            return new Refused(e.error().innermost(), e.correlationId().orElse(""));
        }
    }

    /** What exists is not what was planned for: everything is read anew, and decided anew. */
    record Replan() implements StepResult {}

    /** The compute failed for want of roles that are new: it is detached, and attached again once they have had their time. */
    record AttachAgain() implements StepResult {}

    /** The run has failed. */
    record Fail(AttachFailure failure) implements StepResult {}
}
