package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Computes;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.plan.Action;
import io.github.azuremlattach.core.plan.RoleNeed;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Watches Azure provision the compute, and grants the compute's identity its roles meanwhile. */
final class WatchStage implements Stage {
    private final Run run;

    WatchStage(Run run) {
        this.run = run;
    }

    @Override
    public Next work() {
        RunState state = run.state();
        boolean await = run.request().policy().await();
        if (state.action == Action.NOTHING && !state.finished) {
            state.finished = true;
            run.memory().compute = run.findings().compute().orElse(null);
        }
        Optional<AttachOutcome> end = Optional.empty();
        if (await && !state.finished && run.now() >= state.nextLook) {
            end = look();
        }
        if (end.isPresent()) {
            return new Next.Done(end.get());
        }
        long nextGrant = grants();
        boolean done = nextGrant == 0 && (state.finished || !await);
        if (done) {
            return new Next.Done(new FinalCheck(run).judge(Optional.ofNullable(run.memory().compute)));
        }
        long wake = state.finished || !await
                ? nextGrant
                : nextGrant == 0 ? state.nextLook : Math.min(state.nextLook, nextGrant);
        return new Next.Again(Duration.ofMillis(Math.max(0, wake - run.now())));
    }

    /**
     * RoleAssigner what can be granted by now.
     *
     * @return when to try again; 0 when all is granted
     */
    private long grants() {
        RunState state = run.state();
        if (run.request().computeRoles().isEmpty()) {
            return 0;
        }
        if (state.principalId.isEmpty()
                && !state.finished
                && run.request().policy().await()) {
            return state.nextLook;
        }
        if (state.nextGrant > run.now()) {
            return state.nextGrant;
        }
        String principal = state.principalId;
        List<RoleNeed> needs = RoleAssigner.of(run.planner().computeRoles(), principal);
        if (needs.stream().anyMatch(need -> need.principalId().isEmpty())) {
            run.warn("Azure names no principal for the compute's identity, so its roles were not granted.");
            return 0;
        }
        Optional<Duration> pause = new RoleAssigner(run).grant(needs);
        state.nextGrant = pause.map(p -> run.now() + p.toMillis()).orElse(0L);
        return state.nextGrant;
    }

    /** CachedReads how far Azure is; an outcome when the compute has failed or is gone. */
    private Optional<AttachOutcome> look() {
        RunState state = run.state();
        if (run.memory().operation != null) {
            Optional<Computes.Progress> progress = progress(run.memory().operation);
            if (progress.isPresent() && !progress.get().state().isTerminal()) {
                later(progress.get().retryAfter());
                return Optional.empty();
            }
            progress.ifPresent(p -> state.operationErrors.addAll(p.error().lines()));
            run.memory().operation = null;
            state.nextLook = run.now();
            return Optional.empty();
        }
        Optional<Compute> compute = run.azure().computes().get(run.request().computeId());
        if (compute.isEmpty()) {
            return Optional.of(new Outcomes(run).failed(new Failures(run).vanished()));
        }
        run.provisioningState(compute.get().state());
        if (state.principalId.isEmpty()) {
            state.principalId = compute.get().actingPrincipal();
        }
        ProvisioningState reached = compute.get().provisioningState();
        if (!reached.isTerminal()) {
            later(Optional.empty());
            return Optional.empty();
        }
        state.finished = true;
        run.memory().compute = compute.get();
        return reached == ProvisioningState.SUCCEEDED
                ? Optional.empty()
                : Optional.of(new FinalCheck(run).judge(compute));
    }

    /** The operation's progress; empty when its address no longer answers, and the compute itself is looked at. */
    private Optional<Computes.Progress> progress(String operation) {
        try {
            return Optional.of(run.azure().computes().progress(operation));
        } catch (ArmException e) {
            if (e.isTransient() || e.isUnauthorized()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private void later(Optional<Duration> retryAfter) {
        RunState state = run.state();
        Duration waited = Duration.ofMillis(run.now() - state.entered);
        state.looks++;
        state.nextLook = run.now()
                + Schedule.pause(state.looks, waited, retryAfter, run.request().computeName())
                        .toMillis();
    }
}
