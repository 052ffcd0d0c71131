package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.diagnosis.Diagnosis;
import io.github.azuremlattach.core.diagnosis.Explanation;
import io.github.azuremlattach.core.diagnosis.Place;
import io.github.azuremlattach.core.diagnosis.Symptom;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachFailure.Kind;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.Difference;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.settings.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Words why a run failed: what happened, what was seen, what Azure said, what to do. */
final class Failures {
    private final RunContext context;
    private final RunState state;
    private final AttachRequest request;

    Failures(RunContext context) {
        this.context = context;
        this.state = context.state();
        this.request = context.request();
    }

    AttachFailure refused(ArmException e) {
        String what =
                switch (e.kind()) {
                    case SIGN_IN -> "The sign-in to Azure failed.";
                    case UNREACHABLE, UNTRUSTED ->
                        "Azure could not be reached: " + e.error().innermost() + ".";
                    case GARBLED -> "Azure's answer to " + e.request() + " could not be read.";
                    case REFUSED ->
                        "Azure refused " + e.request() + (e.status() > 0 ? " with HTTP " + e.status() : "") + ".";
                };
        List<String> evidence = seenBefore();
        if (state.stage == Stage.CREATE_NAMESPACE) {
            evidence.add(KubectlFailure.namespaceUnknown(request));
        }
        Explanation why = Diagnosis.of(request)
                .with(Map.of("client-id", context.fleet().clientId()))
                .explain(Symptom.of(e));
        return new AttachFailure(
                Kind.REFUSED,
                why.codeOr(Kind.REFUSED.code()),
                what,
                evidence,
                e.error().lines(),
                why.advice(),
                e.correlationId().orElse(""));
    }

    AttachFailure unexpected(Throwable e) {
        return AttachFailure.of(
                Kind.INTERNAL,
                "This program met something that it was not made for.",
                List.of(String.valueOf(e).replaceAll("[?]\\S*", "?...")),
                List.of(Advice.remedy("Report it with the line above.")));
    }

    AttachFailure computeFailed(String how, Compute compute) {
        List<String> lines = Stream.concat(state.operationErrors.stream(), compute.errors().lines().stream())
                .distinct()
                .toList();
        return failed(
                "Provisioning of compute " + request.computeName() + " ended " + how + ".",
                lines.isEmpty() ? List.of("Azure gives no reason.") : lines,
                lines);
    }

    AttachFailure vanished() {
        return failed(
                "Compute " + request.computeName() + " is gone.",
                state.operationErrors.isEmpty()
                        ? List.of("It was there while Azure provisioned it; somebody detached it, or Azure gave it up.")
                        : state.operationErrors,
                state.operationErrors);
    }

    private AttachFailure failed(String summary, List<String> shown, List<String> lines) {
        Explanation why = Diagnosis.of(request).explain(Symptom.at(Place.COMPUTE_STATE, lines));
        return new AttachFailure(
                Kind.COMPUTE_FAILED,
                why.codeOr(Kind.COMPUTE_FAILED.code()),
                summary,
                seenBefore(),
                shown,
                Stream.concat(
                                new FreshRoles(context).advice(lines).stream(),
                                new ClusterWords(context).beside(why).stream())
                        .toList(),
                "");
    }

    AttachFailure notDetached(Compute compute) {
        List<String> lines = Stream.concat(state.operationErrors.stream(), compute.errors().lines().stream())
                .distinct()
                .toList();
        Explanation why = Diagnosis.of(request).explain(Symptom.at(Place.OPERATION, lines));
        return new AttachFailure(
                Kind.REFUSED,
                why.codeOr(Kind.REFUSED.code()),
                "Compute " + request.computeName() + " could not be detached.",
                List.of("Provisioning state: " + compute.state()),
                lines,
                why.advice(),
                "");
    }

    /** Azure refused some changes for good; all others were tried. */
    AttachFailure changesRefused(List<ChangeResult> results, List<StepState> steps) {
        return new RefusedChanges(request, results, steps).failure(seenBefore());
    }

    AttachFailure preflight(List<Verdict> verdicts) {
        List<Verdict> failed = verdicts.stream().filter(Verdict::failed).toList();
        String count = failed.size() == 1 ? "A pre-flight check" : failed.size() + " pre-flight checks";
        return new AttachFailure(
                Kind.PREFLIGHT_FAILED,
                failed.get(0).code(),
                count + " failed" + context.state().butNothingChanged() + ".",
                failed.stream().map(Verdict::toString).toList(),
                List.of(),
                new ClusterWords(context)
                        .before(failed.stream()
                                .flatMap(verdict -> verdict.advice().stream())
                                .toList()),
                "");
    }

    AttachFailure differs() {
        return new DifferenceFailure(context).planned();
    }

    AttachFailure notAsAsked(List<Difference> differences) {
        return new DifferenceFailure(context).provisioned(differences);
    }

    AttachFailure unstable() {
        return new DifferenceFailure(context).unstable();
    }

    AttachFailure timedOut() {
        return new TimeoutFailure(context).failure(seenBefore());
    }

    /** Azure asked for more patience than the run has time. */
    AttachFailure toldToWaitTooLong(ArmException e, Duration pause) {
        return new AttachFailure(
                Kind.TIMED_OUT,
                Kind.TIMED_OUT.code(),
                "Azure asked to wait " + pause.toSeconds() + " s before the next try, but only "
                        + context.left().toSeconds() + " s are left.",
                seenBefore(),
                e.error().lines(),
                List.of(Advice.remedy("Run again later, or give a longer " + request.name(Parameter.TIMEOUT) + ".")),
                e.correlationId().orElse(""));
    }

    /** What the checks saw is part of the verdict. */
    private List<String> seenBefore() {
        List<String> all = new ArrayList<>();
        context.verdicts().stream()
                .filter(verdict -> !verdict.passed())
                .filter(verdict -> !ClusterWords.are(verdict))
                .forEach(verdict -> all.add("Seen before: " + verdict));
        all.addAll(new ClusterWords(context).lines());
        return all;
    }
}
