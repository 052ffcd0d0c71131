package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.time.Duration;
import java.util.function.Supplier;

/** Ends a run before its plan is carried out; the jobs that prove the compute do not outlive it. */
final class Ending {
    /** What the last request of a run that has failed may take. */
    private static final Duration LAST_REQUEST = Duration.ofSeconds(10);

    /** What the last request of a run that is told to stop may take. */
    private static final Duration LAST_WORD = Duration.ofMillis(1500);

    private final RunContext context;

    Ending(RunContext context) {
        this.context = context;
    }

    /** By a failure, which is asked for when all is done. */
    AttachOutcome failed(Supplier<AttachFailure> failure) {
        cancelJobs(LAST_REQUEST);
        return new Outcomes(context).failed(failure.get());
    }

    /** Where it stands, since it is told to stop. */
    AttachOutcome stopped(boolean underWay) {
        noteLostAnswer(underWay);
        cancelJobs(LAST_WORD);
        return new Outcomes(context).unfinished();
    }

    /**
     * How it stands.
     *
     * @param underWay whether its next piece of work is under way elsewhere, so that a write may have reached Azure
     */
    AttachOutcome standing(boolean underWay) {
        noteLostAnswer(underWay);
        return new Outcomes(context).unfinished();
    }

    private void noteLostAnswer(boolean underWay) {
        if (underWay && context.state().plan != null) {
            new Execution(context).next().ifPresent(step -> step.unanswered |= !step.by.isEmpty());
        }
    }

    private void cancelJobs(Duration limit) {
        if (context.request().provision().verification().byJob()) {
            new JobCancellation(context).cancel(limit);
        }
    }
}
