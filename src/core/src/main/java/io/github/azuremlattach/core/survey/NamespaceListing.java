package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.RunCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The namespaces of an AKS cluster, asked for by one run-command, however many want to know; kept for ten minutes. */
public final class NamespaceListing {
    static final String COMMAND = "kubectl get namespaces -o name";

    private final SharedRunCommand command;

    NamespaceListing(SharedRunCommand command) {
        this.command = command;
    }

    /**
     * Whether a namespace is there; empty while kubectl has not answered.
     *
     * @param notBefore an older answer is not used
     * @param asCaller whether the question is asked as the caller, since the cluster is integrated with Microsoft Entra ID
     * @param patient whether trouble that may pass is thrown, so that the question is asked again
     */
    public Optional<Observation<Boolean>> has(String namespace, Instant notBefore, boolean patient, boolean asCaller) {
        return command.result(notBefore, patient, asCaller)
                .map(answer -> answer.fold(result -> read(result, namespace), Observation.Unseen::new));
    }

    /** How long until kubectl's answer is looked for again, however many wait for it. */
    public Duration pause() {
        return command.pause();
    }

    private static Observation<Boolean> read(RunCommands.Result result, String namespace) {
        return result.exitCode().orElseThrow() == 0
                ? new Observation.Seen<>(result.logs().lines().anyMatch(("namespace/" + namespace)::equals))
                : new Observation.Unseen<>("kubectl failed: " + result.logs());
    }
}
