package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.RunCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks an AKS cluster, by one run-command for all who want to know, what the extension's health check reported and how the
 * extension's pods are.
 */
public final class HealthLook {
    static final String COMMAND = "kubectl get configmap arcml-healthcheck --namespace azureml -o json; echo "
            + ClusterHealth.PODS + "; kubectl get pods --namespace azureml --no-headers";

    private final SharedRunCommand command;

    HealthLook(SharedRunCommand command) {
        this.command = command;
    }

    /**
     * What was found; empty while the cluster has not answered. Trouble is an answer too: nobody is asked twice.
     *
     * @param notBefore an older answer is not used
     * @param asCaller whether the question is asked as the caller, since the cluster is integrated with Microsoft Entra ID
     */
    public Optional<Observation<ClusterHealth>> health(Instant notBefore, boolean asCaller) {
        return command.result(notBefore, false, asCaller)
                .map(answer -> answer.fold(HealthLook::read, Observation.Unseen::new));
    }

    /** How long until the answer is looked for again, however many wait for it. */
    public Duration pause() {
        return command.pause();
    }

    private static Observation<ClusterHealth> read(RunCommands.Result result) {
        return ClusterHealth.parse(result.logs())
                .<Observation<ClusterHealth>>map(Observation.Seen::new)
                .orElseGet(() -> new Observation.Unseen<>("kubectl failed: " + result.logs()));
    }
}
