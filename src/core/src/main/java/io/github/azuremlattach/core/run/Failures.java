package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.RunCommands;
import io.github.azuremlattach.core.diagnosis.Diagnosis;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.ServiceError;
import io.github.azuremlattach.core.plan.RoleNeed;
import io.github.azuremlattach.core.preflight.Preflight;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Difference;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Words why a run failed: what happened, what Azure said, what to do. */
final class Failures {
    private final Run run;
    private final AttachRequest request;

    Failures(Run run) {
        this.run = run;
        this.request = run.request();
    }

    AttachFailure refused(ArmException e) {
        List<String> lines = new ArrayList<>(e.error().lines());
        if (run.state().stage == StageName.CREATE_NAMESPACE) {
            lines.add(namespaceUnknown());
        }
        String what =
                switch (e.kind()) {
                    case SIGN_IN -> "The sign-in to Azure failed.";
                    case UNREACHABLE -> "Azure did not answer " + e.request() + ".";
                    case UNTRUSTED -> "The certificate of the server at " + e.request() + " is not trusted.";
                    case GARBLED -> "Azure's answer to " + e.request() + " could not be read.";
                    case REFUSED -> "Azure refused " + e.request() + " with HTTP " + e.status() + ".";
                };
        List<Advice> advice = new ArrayList<>(missingRoles(e));
        advice.addAll(diagnosis().explain(e));
        return new AttachFailure.Refused(what, withEvidence(lines), advice, e.correlationId());
    }

    AttachFailure unexpected(RuntimeException e) {
        return new AttachFailure.Refused(
                "Azure gave an answer that this tool does not understand.",
                List.of(String.valueOf(e).replaceAll("[?]\\S*", "?...")),
                List.of(Advice.remedy("Report it with the line above.")),
                Optional.empty());
    }

    AttachFailure computeFailed(Compute compute) {
        List<String> lines = Stream.concat(run.state().operationErrors.stream(), compute.errors().lines().stream())
                .distinct()
                .toList();
        String state = compute.state();
        return new AttachFailure.ComputeFailed(
                "Compute " + request.computeName() + " ended " + state + ".",
                withEvidence(lines.isEmpty() ? List.of("Azure gives no reason.") : lines),
                diagnosis().explain(lines),
                Optional.empty());
    }

    AttachFailure vanished() {
        return new AttachFailure.ComputeFailed(
                "Compute " + request.computeName() + " is gone.",
                run.state().operationErrors.isEmpty()
                        ? List.of("It was there while Azure provisioned it; somebody detached it, or Azure gave it up.")
                        : run.state().operationErrors,
                diagnosis().explain(run.state().operationErrors),
                Optional.empty());
    }

    AttachFailure notDetached(ServiceError error) {
        return new AttachFailure.Refused(
                "Compute " + request.computeName() + " could not be detached.",
                error.lines(),
                diagnosis().explain(error.lines()),
                Optional.empty());
    }

    AttachFailure namespaceNotCreated(RunCommands.Result result) {
        String namespace = request.kubernetes().namespace();
        String logs = result.logs();
        return new AttachFailure.Refused(
                result.exitCode().isPresent()
                        ? "Namespace " + namespace + " could not be created."
                        : namespaceUnknown(),
                List.of(logs.isEmpty() ? "kubectl says nothing." : logs),
                List.of(Advice.remedy("Create it by hand: kubectl create namespace " + namespace)),
                Optional.empty());
    }

    private String namespaceUnknown() {
        return "Whether namespace " + request.kubernetes().namespace() + " was created is not known.";
    }

    AttachFailure preflight(List<Verdict> verdicts) {
        List<Verdict> failed = Preflight.failed(verdicts).toList();
        String count = failed.size() == 1 ? "A pre-flight check" : failed.size() + " pre-flight checks";
        return new AttachFailure.PreflightFailed(
                count + " failed; nothing was changed.",
                failed.stream().map(Verdict::toString).toList(),
                failed.stream().flatMap(verdict -> verdict.advice().stream()).toList());
    }

    AttachFailure rolesUnclear(List<String> problems) {
        return new AttachFailure.PreflightFailed(
                "The roles cannot be planned; nothing was changed.", problems, List.of());
    }

    AttachFailure differs(AttachPlan plan) {
        List<String> lines = new ArrayList<>();
        plan.differences().forEach(difference -> lines.add(difference.toString()));
        plan.changes().forEach(change -> lines.add("missing: " + change));
        if (lines.isEmpty()) {
            lines.add("the compute is no attached Kubernetes cluster");
        }
        String onDifference = request.name(Parameter.ON_DIFFERENCE) + " to replace (detach and attach again)";
        Advice advice = request.policy().mode() == Mode.CHECK
                ? Advice.remedy("Set " + request.name(Parameter.MODE) + " to apply"
                        + (plan.differences().isEmpty() ? "" : ", and " + onDifference + " or update (identity only),")
                        + " to make it so.")
                : Advice.remedy("Set " + onDifference + ", update (identity only) or keep.");
        return new AttachFailure.Differs(
                "Compute " + request.computeName() + " differs from what was asked for; nothing was changed.",
                lines,
                List.of(advice));
    }

    AttachFailure notAsAsked(List<Difference> differences) {
        return new AttachFailure.Differs(
                "Compute " + request.computeName() + " is Succeeded, but not what was asked for.",
                differences.stream().map(Difference::toString).toList(),
                List.of(Advice.remedy("Another run may have attached it meanwhile. Run again with "
                        + request.name(Parameter.ON_DIFFERENCE) + " set to replace.")));
    }

    AttachFailure timedOut() {
        String state = run.state().provisioningState.isEmpty() ? "unknown" : run.state().provisioningState;
        return new AttachFailure.TimedOut(
                "Time is up after " + run.elapsed().toSeconds() + " s, while waiting for "
                        + run.state().stage.waitingFor() + ".",
                withEvidence(List.of("Provisioning state: " + state
                        + (run.state().changed ? ". Azure goes on with what was begun." : "."))),
                List.of(Advice.remedy("Give a longer " + request.name(Parameter.TIMEOUT)
                        + ", or detach the compute by setting " + request.name(Parameter.MODE) + " to detach.")));
    }

    /** What an administrator can paste when this pipeline may not grant roles. */
    private List<Advice> missingRoles(ArmException e) {
        boolean grant = e.isForbidden() && e.request().contains("/roleAssignments/");
        if (!grant) {
            return List.of();
        }
        String principal = run.state().principalId;
        List<RoleNeed> missing = run.planner().roles().missing().stream()
                .map(need -> need.principalId().isEmpty() ? need.of(principal) : need)
                .filter(need -> run.state().granted.stream()
                        .noneMatch(
                                key -> key.startsWith(need.roleId() + "@" + need.scope() + "@" + need.principalId())))
                .toList();
        return missing.stream()
                .map(need -> new Advice(
                        "The pipeline's identity may not grant the " + need + ".",
                        "An administrator can run: " + need.command(),
                        ""))
                .toList();
    }

    /** What the checks saw is part of the verdict. */
    private List<String> withEvidence(List<String> lines) {
        List<String> all = new ArrayList<>();
        run.memory().verdicts.stream()
                .filter(verdict -> verdict.result() != Verdict.Result.PASS)
                .forEach(verdict -> all.add("Seen before: " + verdict));
        all.addAll(lines);
        return all;
    }

    private Diagnosis diagnosis() {
        return Diagnosis.in(request);
    }
}
