package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.DetachCompute;
import io.github.azuremlattach.core.result.GrantRole;
import io.github.azuremlattach.core.result.VerifyCompute;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Says what is true of a run whose time is up: what was sent, what goes on in Azure, what is missing. */
final class TimeoutFailure {
    private final RunContext context;
    private final RunState state;
    private final AttachRequest request;

    TimeoutFailure(RunContext context) {
        this.context = context;
        this.state = context.state();
        this.request = context.request();
    }

    AttachFailure failure(List<String> seenBefore) {
        List<ChangeResult> results = state.plan == null ? state.earlier : new Execution(context).results();
        List<String> evidence = new ArrayList<>(seenBefore);
        evidence.addAll(standing(results));
        if (!state.trouble.isEmpty()) {
            evidence.add("Last trouble: " + state.trouble);
        }
        return AttachFailure.of(
                AttachFailure.Kind.TIMED_OUT,
                "Timed out after " + context.elapsed().toSeconds() + " s, while waiting for " + state.stage.waitingFor()
                        + ".",
                evidence,
                advice(results));
    }

    private List<String> standing(List<ChangeResult> results) {
        List<String> lines = new ArrayList<>();
        boolean unknown = results.stream().anyMatch(ChangeResult::isUnknown);
        if (!unknown && !state.changedEarlier && results.stream().noneMatch(ChangeResult::changed)) {
            lines.add("Nothing was changed.");
        }
        results.stream()
                .filter(ChangeResult::isUnknown)
                .map(ChangeResult::toString)
                .forEach(lines::add);
        if (isOnItsWay(results, false)) {
            lines.add("Azure accepted the attach and continues it. Provisioning state: " + state.provisioningState);
        }
        results.stream()
                .filter(result -> result.status() == Status.SUBMITTED)
                .filter(result -> !(result.change() instanceof DetachCompute)
                        && !result.change().provisions())
                .forEach(result ->
                        lines.add("Azure accepted to " + result.change().kind().replace('-', ' ') + " "
                                + result.change().subject() + " and continues it."));
        if (isOnItsWay(results, true)) {
            lines.add("Azure accepted the detach and continues it.");
        }
        results.stream()
                .filter(result -> result.change() instanceof VerifyCompute && result.status() == Status.FAILED)
                .map(ChangeResult::toString)
                .forEach(lines::add);
        boolean detached = results.stream()
                .anyMatch(result -> result.change() instanceof DetachCompute && result.status() == Status.DONE);
        boolean attaches = results.stream()
                .anyMatch(result ->
                        result.change().provisions() && result.status() == Status.PENDING && !result.isUnknown());
        if (detached && attaches) {
            lines.add("The compute was detached and has not been attached again: run again to attach it.");
        }
        boolean attached =
                results.stream().anyMatch(result -> result.change().provisions() && result.status() == Status.DONE);
        if (attached) {
            results.stream()
                    .filter(result -> result.status() == Status.PENDING && result.change() instanceof GrantRole)
                    .map(result -> result.change().subject())
                    .forEach(role -> lines.add("The compute is attached, but this role is missing: " + role));
        }
        return lines;
    }

    private List<Advice> advice(List<ChangeResult> results) {
        String longer = "Set a longer " + request.name(Parameter.TIMEOUT);
        boolean detachable = request.policy().mode() != Mode.DETACH && isOnItsWay(results, false);
        return List.of(Advice.remedy(
                detachable
                        ? longer + ", or detach the compute with " + request.name(Parameter.MODE) + " detach."
                        : longer + "."));
    }

    private static boolean isOnItsWay(List<ChangeResult> results, boolean detach) {
        return results.stream()
                .filter(result -> result.status() == Status.SUBMITTED)
                .map(ChangeResult::change)
                .anyMatch((Change change) -> detach ? change instanceof DetachCompute : change.provisions());
    }
}
