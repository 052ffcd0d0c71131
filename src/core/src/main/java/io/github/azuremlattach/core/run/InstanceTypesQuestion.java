package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.survey.InstanceTypeListing;
import io.github.azuremlattach.core.survey.ObservedState;
import java.time.Duration;
import java.util.Optional;

/** Asks an AKS cluster which instance types it has, where they are to be applied: they are compared first. */
final class InstanceTypesQuestion {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final RunContext context;
    private final RunState state;
    private final AttachRequest request;

    InstanceTypesQuestion(RunContext context) {
        this.context = context;
        this.state = context.state();
        this.request = context.request();
    }

    /** Whether it has to be asked; where nobody can answer, that is kept. */
    boolean arises(ObservedState observed) {
        boolean wanted = request.policy().mode() != Mode.DETACH && !state.instanceTypes.isKnown();
        Optional<Cluster> cluster = observed.knownCluster();
        boolean absent = observed.cluster().seen().filter(Optional::isEmpty).isPresent();
        boolean stopped = cluster.filter(c -> c.availability().equalsIgnoreCase("Stopped"))
                .isPresent();
        if (!wanted || absent || stopped) {
            return false;
        }
        boolean answers = cluster.map(Cluster::runCommand).orElse(true);
        if (!answers) {
            state.instanceTypes = InstanceTypesFact.unknown("run-command is disabled on the cluster");
        }
        return answers;
    }

    /** Asks, or looks for the answer: how long until the next look; empty when there is nothing more to wait for. */
    Optional<Duration> ask() {
        state.enter(Stage.INSTANCE_TYPES, context.now());
        InstanceTypeListing listing = context.fleet().instanceTypes(request.cluster());
        var answer = listing.types(context.notBefore(), state.attempt < 3, state.entra);
        Duration waited = Duration.ofMillis(context.now() - state.entered);
        if (answer.isEmpty() && waited.compareTo(PATIENCE) < 0) {
            return Optional.of(listing.pause());
        }
        state.instanceTypes = answer.map(seen -> InstanceTypesFact.of(
                        seen, request.kubernetes().instanceTypes().keySet()))
                .orElseGet(() ->
                        InstanceTypesFact.unknown("kubectl gave no answer within " + PATIENCE.toSeconds() + " s"));
        state.enter(Stage.PLAN, context.now());
        return Optional.empty();
    }
}
