package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Job;
import io.github.azuremlattach.core.azure.Jobs;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.VerifyCompute;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs a job that proves the compute. The job's name is kept before the job is begun, so that whoever goes on after a crash
 * goes on with the same job.
 */
final class VerifyExecutor implements StepExecutor<VerifyCompute> {
    /** For how long a job that was cancelled is waited for. */
    private static final Duration CANCELLING = Duration.ofSeconds(60);

    @Override
    public StepResult execute(VerifyCompute change, StepState step, RunContext context) {
        if (step.job.isEmpty()) {
            step.job = VerificationJob.newName(change);
            return new StepResult.Wait(Duration.ZERO);
        }
        return step.status == Status.SUBMITTED ? look(change, step, context) : begin(change, step, context);
    }

    private static StepResult begin(VerifyCompute change, StepState step, RunContext context) {
        step.since = step.since == 0 ? context.now() : step.since;
        Jobs jobs = context.azure().jobs();
        VerificationJob job = new VerificationJob(context.request(), change.by(step.job));
        if (step.mayHaveWritten(context.process()) && jobs.find(job.id()).isPresent()) {
            return StepResult.Submitted.earlier();
        }
        if (!change.image().isEmpty()) {
            jobs.provideEnvironment(job.environmentId(), change.image());
        }
        jobs.begin(job.id(), job.command());
        return new StepResult.Submitted(Duration.ofSeconds(2), "");
    }

    private static StepResult look(VerifyCompute change, StepState step, RunContext context) {
        context.state().lastLook = context.now();
        ResourceId id = new VerificationJob(context.request(), change.by(step.job)).id();
        Optional<Job> found = context.azure().jobs().find(id);
        VerificationFailure failure = new VerificationFailure(context, change.by(step.job), found.orElse(null));
        boolean cancelled = !step.operationEnd.isEmpty();
        if (found.isEmpty()) {
            return fail(step, cancelled ? failure.timedOut(step.operationEnd) : failure.vanished());
        }
        Job job = found.get();
        if (job.isCompleted()) {
            return new StepResult.Done();
        }
        if (job.isFailed()) {
            return failed(step, context, failure);
        }
        if (job.isCanceled()) {
            return fail(step, cancelled ? failure.timedOut(step.operationEnd) : failure.cancelled());
        }
        Duration waited = Duration.ofMillis(context.now() - step.since);
        if (cancelled && !step.given) {
            return cancel(id, step, context);
        }
        if (cancelled) {
            return waited.compareTo(CANCELLING) < 0
                    ? pause(step, waited, context)
                    : fail(step, failure.timedOut(step.operationEnd));
        }
        if (waited.compareTo(context.request().provision().verification().timeout()) < 0) {
            return pause(step, waited, context);
        }
        // Kept before the request, so that nobody who goes on takes the cancelled job for one that somebody else
        // cancelled.
        step.operationEnd = job.status().isEmpty() ? "Unknown" : job.status();
        step.given = false;
        return new StepResult.Wait(Duration.ZERO);
    }

    private static StepResult cancel(ResourceId id, StepState step, RunContext context) {
        context.azure().jobs().cancel(id);
        step.given = true;
        step.since = context.now();
        step.looks = 1;
        return pause(step, Duration.ZERO, context);
    }

    /** The end, once run history has had its time to say why; another job where a role was too new for the image. */
    private static StepResult failed(StepState step, RunContext context, VerificationFailure failure) {
        Optional<StepResult> soon = failure.readReason(step);
        if (soon.isPresent()) {
            return soon.get();
        }
        AttachFailure why = failure.failed();
        if (!why.code().equals("job-image-not-pulled") || !new FreshRoles(context).mayExplainFailedJob(step.retries)) {
            return fail(step, why);
        }
        context.tell(new AttachEvent.Retrying(
                "The image could not be pulled; new roles may need up to 10 minutes, so another job is begun",
                FreshRoles.RETRY));
        step.retries++;
        step.job = "";
        step.by = "";
        step.status = Status.PENDING;
        step.looks = 0;
        return new StepResult.Wait(FreshRoles.RETRY);
    }

    private static StepResult fail(StepState step, AttachFailure failure) {
        step.status = Status.FAILED;
        return new StepResult.Fail(failure);
    }

    private static StepResult pause(StepState step, Duration waited, RunContext context) {
        return new StepResult.Wait(Schedule.pause(
                step.looks++, waited, Optional.empty(), context.request().computeName()));
    }
}
