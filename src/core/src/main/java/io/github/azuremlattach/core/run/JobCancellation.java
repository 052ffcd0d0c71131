package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Jobs;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.RequestDeadline;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.VerifyCompute;
import java.time.Duration;

/** Cancels the jobs of a run that ends without them: nothing is left running that only this run wanted. */
final class JobCancellation {
    private final RunContext context;

    JobCancellation(RunContext context) {
        this.context = context;
    }

    /** Asks Azure to cancel what is under way; whatever comes of that, nothing is thrown. */
    void cancel(Duration limit) {
        RunState state = context.state();
        if (state.plan == null || !context.request().provision().verification().byJob()) {
            return;
        }
        for (VerifyCompute change : state.plan().changes(VerifyCompute.class)) {
            StepState step = state.step(change.id());
            boolean open = step.status == Status.SUBMITTED || step.status == Status.PENDING;
            if (open && !step.job.isEmpty()) {
                cancel(change.by(step.job), step, limit);
            }
        }
    }

    private void cancel(VerifyCompute change, StepState step, Duration limit) {
        try {
            ResourceId id = new VerificationJob(context.request(), change).id();
            if (RequestDeadline.within(limit, host -> {}, () -> cancel(id))) {
                step.status = Status.FAILED;
                step.problem = "the job was cancelled, since the run ended";
            }
        } catch (ArmException e) {
            step.problem = "the job could not be cancelled: " + e.error().innermost();
        }
    }

    /** Asks twice where the trouble may pass: there is no later time for it. */
    private boolean cancel(ResourceId id) {
        Jobs jobs = context.azure().jobs();
        try {
            return jobs.cancel(id);
        } catch (ArmException e) {
            if (!e.isTransient() && !e.isUnauthorized()) {
                throw e;
            }
            return jobs.cancel(id);
        }
    }
}
