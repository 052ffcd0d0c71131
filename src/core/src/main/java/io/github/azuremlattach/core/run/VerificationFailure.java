package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Job;
import io.github.azuremlattach.core.diagnosis.Diagnosis;
import io.github.azuremlattach.core.diagnosis.Explanation;
import io.github.azuremlattach.core.diagnosis.Place;
import io.github.azuremlattach.core.diagnosis.Symptom;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.RequestDeadline;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachFailure.Kind;
import io.github.azuremlattach.core.result.VerifyCompute;
import io.github.azuremlattach.core.settings.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words why the job that should prove the compute did not. */
final class VerificationFailure {
    private static final Duration HISTORY = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MAX_TRIES = 3;

    private final RunContext context;
    private final AttachRequest request;
    private final VerifyCompute change;
    private final @Nullable Job job;
    private List<String> reason = List.of();

    VerificationFailure(RunContext context, VerifyCompute change, @Nullable Job job) {
        this.context = context;
        this.request = context.request();
        this.change = change;
        this.job = job;
    }

    /** Asks run history why the job failed: when to ask again; empty once it has said so, or is out of reach. */
    Optional<StepResult> readReason(StepState step) {
        try {
            reason = RequestDeadline.within(
                    HISTORY, host -> {}, () -> context.azure().runHistory().reason(request.workspace(), change.job()));
            return Optional.empty();
        } catch (ArmException e) {
            boolean again = (e.isTransient() || e.isUnauthorized()) && step.misses++ < MAX_TRIES;
            return again ? Optional.of(new StepResult.Wait(PAUSE)) : Optional.empty();
        }
    }

    AttachFailure failed() {
        Explanation why = explained(reason.isEmpty() ? List.of("JobFailed: the job failed") : reason);
        return new AttachFailure(
                Kind.COMPUTE_FAILED,
                why.codeOr("job-failed"),
                "The job that should prove compute " + request.computeName() + " failed.",
                evidence(reason.isEmpty() ? "Its reason could not be read; Studio shows it." : ""),
                reason,
                why.advice(),
                "");
    }

    AttachFailure cancelled() {
        return AttachFailure.of(
                Kind.COMPUTE_FAILED,
                "The job that should prove compute " + request.computeName() + " was cancelled by somebody.",
                evidence(""),
                List.of(Advice.remedy("Run again.")));
    }

    AttachFailure vanished() {
        return AttachFailure.of(
                Kind.COMPUTE_FAILED,
                "The job that should prove compute " + request.computeName() + " is gone.",
                evidence(""),
                List.of(Advice.remedy("Somebody deleted it. Run again.")));
    }

    /**
     * It took longer than it may, and was cancelled.
     *
     * @param status how far it had come
     */
    AttachFailure timedOut(String status) {
        Duration limit = request.provision().verification().timeout();
        Explanation why = explained(List.of("Job" + status + ": the job was " + status));
        List<Advice> advice = new ArrayList<>(why.isKnown() ? why.advice() : List.of());
        advice.add(Advice.remedy("Set a longer " + request.name(Parameter.VERIFY_TIMEOUT)
                + " if it only needs more time, for instance for a large image or a new node."));
        return new AttachFailure(
                Kind.TIMED_OUT,
                why.codeOr(Kind.TIMED_OUT.code()),
                "The job that should prove compute " + request.computeName() + " had not ended after "
                        + limit.toSeconds() + " s and was cancelled; it was " + status + ".",
                evidence(""),
                List.of(),
                advice,
                "");
    }

    private Explanation explained(List<String> lines) {
        Map<String, String> facts = new HashMap<>();
        facts.put("instance-type", change.instanceType().isEmpty() ? "defaultinstancetype" : change.instanceType());
        facts.put("identity-type", request.identity().type().toString());
        if (!context.state().principalId.isEmpty()) {
            facts.put("principal", context.state().principalId);
        }
        return Diagnosis.of(request).with(facts).explain(Symptom.at(Place.JOB, lines));
    }

    private List<String> evidence(String more) {
        List<String> lines = new ArrayList<>(List.of("Job: " + change.job()));
        if (job != null && !job.studio().isEmpty()) {
            lines.add("Studio: " + job.studio());
        }
        if (!more.isEmpty()) {
            lines.add(more);
        }
        return lines;
    }
}
