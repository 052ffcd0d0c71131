package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.RequestDeadline;
import io.github.azuremlattach.core.preflight.ClusterHealthText;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.request.OnDifference;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.HealthLook;
import io.github.azuremlattach.core.survey.Observation;
import io.github.azuremlattach.core.survey.ObservedState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks an AKS cluster in which something has Failed why: for a minute at most, and never a reason to fail. */
final class HealthQuestion {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunContext context;
    private final RunState state;
    private final AttachRequest request;

    HealthQuestion(RunContext context) {
        this.context = context;
        this.state = context.state();
        this.request = context.request();
    }

    /** Whether what was observed makes a run end that the cluster can explain. */
    boolean arises(ObservedState observed) {
        Policy policy = request.policy();
        boolean looks = policy.mode() != Mode.DETACH && policy.preflight() != Policy.Preflight.OFF;
        boolean answers = observed.knownCluster()
                .filter(cluster ->
                        cluster.runCommand() && !cluster.availability().equalsIgnoreCase("Stopped"))
                .isPresent();
        boolean extension = !request.provision().extension().installs()
                && observed.extension()
                        .seen()
                        .flatMap(found -> found)
                        .filter(found -> ProvisioningState.of(found.state()) == ProvisioningState.FAILED)
                        .isPresent();
        boolean compute = policy.onDifference() == OnDifference.FAIL
                && observed.compute()
                        .map(Compute::provisioningState)
                        .filter(ProvisioningState.FAILED::equals)
                        .isPresent();
        return looks && answers && (extension || compute) && isWanted();
    }

    private boolean isWanted() {
        return request.policy().diagnoseCluster()
                && request.target().filter(cluster -> cluster.isAks()).isPresent();
    }

    /** Asks, or looks for the answer: how long until the next look; empty when there is nothing more to wait for. */
    Optional<Duration> ask() {
        return ask(context.notBefore());
    }

    /** Asks for what is so after an operation that began then. */
    Optional<Duration> ask(Instant notBefore) {
        boolean inTime = context.left().compareTo(PATIENCE) > 0;
        if (state.health.isKnown() || !isWanted() || (state.healthAsked == 0 && !inTime)) {
            return Optional.empty();
        }
        state.healthAsked = state.healthAsked == 0 ? context.now() : state.healthAsked;
        Duration left = PATIENCE.minusMillis(context.now() - state.healthAsked);
        HealthLook look = context.fleet().health(request.cluster());
        Optional<HealthFact> answer = left.isNegative() || left.isZero()
                ? Optional.of(silent())
                : RequestDeadline.within(left, host -> {}, () -> answer(look, notBefore));
        answer.ifPresent(known -> state.health = known);
        return answer.isPresent() ? Optional.empty() : Optional.of(look.pause());
    }

    private Optional<HealthFact> answer(HealthLook look, Instant notBefore) {
        try {
            return look.health(notBefore, state.entra).map(HealthFact::of);
        } catch (ArmException e) {
            return Optional.of(HealthFact.of(new Observation.Unseen<>(e.error().innermost())));
        }
    }

    private static HealthFact silent() {
        return HealthFact.of(new Observation.Unseen<>("kubectl gave no answer within " + PATIENCE.toSeconds() + " s"));
    }

    /** Puts what the cluster said among what was checked. */
    void keep() {
        state.health.observation().ifPresent(health -> {
            for (Verdict verdict : ClusterHealthText.verdicts(health, request)) {
                state.checks.removeIf(known -> known.code().equals(verdict.code()));
                state.checks.add(new RunState.CheckFact(verdict.code(), verdict.facts()));
            }
        });
    }
}
