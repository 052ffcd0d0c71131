package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.RunCommands;
import io.github.azuremlattach.core.plan.Looked;
import io.github.azuremlattach.core.request.ClusterRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The namespaces of an AKS cluster, asked for by one run-command, however many want to know. */
final class Namespaces {
    private final Commons commons;
    private final InstantSource clock;
    private final Command command;
    private @Nullable Looked<String> listing;
    private Instant asked = Instant.EPOCH;
    private int looks;

    Namespaces(Commons commons, ClusterRef cluster, InstantSource clock) {
        this.commons = commons;
        this.clock = clock;
        this.command = new Command(cluster, "kubectl get namespaces -o name");
    }

    /**
     * Whether a namespace is there; empty while kubectl has not answered.
     *
     * @param patient whether trouble that may pass is thrown, so that the question is asked again
     */
    synchronized Optional<Looked<Boolean>> has(String namespace, boolean patient) {
        Looked<String> known = listing;
        if (known == null && pause().isZero()) {
            Looked<Optional<RunCommands.Result>> answer =
                    Looked.at(() -> command.result(commons.azure().runCommands()), patient);
            asked = clock.instant();
            looks++;
            known = answer.<Optional<Looked<String>>>fold(
                            result -> result.map(Namespaces::read), why -> Optional.of(new Looked.Unseen<>(why)))
                    .orElse(null);
            listing = known;
        }
        return Optional.ofNullable(known)
                .map(list -> list.<Looked<Boolean>>fold(
                        names -> new Looked.Seen<>(names.lines().anyMatch(("namespace/" + namespace)::equals)),
                        Looked.Unseen::new));
    }

    /** How long until kubectl's answer is looked for again, however many wait for it. */
    synchronized Duration pause() {
        long since = Duration.between(asked, clock.instant()).abs().toMillis();
        return looks == 0
                ? Duration.ZERO
                : Duration.ofMillis(Math.max(0, NamespaceStage.pause(looks - 1).toMillis() - since));
    }

    private static Looked<String> read(RunCommands.Result result) {
        if (result.exitCode().isEmpty()) {
            return new Looked.Unseen<>("run-command failed: " + result.logs());
        }
        return result.exitCode().get() == 0
                ? new Looked.Seen<>(result.logs())
                : new Looked.Unseen<>("kubectl failed: " + result.logs());
    }
}
