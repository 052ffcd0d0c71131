package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.RunCommands;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.run.FindNamespace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The namespaces of an AKS cluster, asked for by one run-command, however many want to know. */
public final class NamespaceListing {
    private final FleetContext commons;
    private final InstantSource clock;
    private final RunCommandCall command;
    private @Nullable Observation<String> listing;
    private Instant asked = Instant.EPOCH;
    private int looks;

    NamespaceListing(FleetContext commons, ClusterRef cluster, InstantSource clock) {
        this.commons = commons;
        this.clock = clock;
        this.command = new RunCommandCall(cluster, "kubectl get namespaces -o name");
    }

    /**
     * Whether a namespace is there; empty while kubectl has not answered.
     *
     * @param patient whether trouble that may pass is thrown, so that the question is asked again
     */
    public synchronized Optional<Observation<Boolean>> has(String namespace, boolean patient) {
        Observation<String> known = listing;
        if (known == null && pause().isZero()) {
            Observation<Optional<RunCommands.Result>> answer =
                    Observation.at(() -> command.result(commons.azure().runCommands()), patient);
            asked = clock.instant();
            looks++;
            known = answer.<Optional<Observation<String>>>fold(
                            result -> result.map(NamespaceListing::read),
                            why -> Optional.of(new Observation.Unseen<>(why)))
                    .orElse(null);
            listing = known;
        }
        return Optional.ofNullable(known)
                .map(list -> list.<Observation<Boolean>>fold(
                        names -> new Observation.Seen<>(names.lines().anyMatch(("namespace/" + namespace)::equals)),
                        Observation.Unseen::new));
    }

    /** How long until kubectl's answer is looked for again, however many wait for it. */
    public synchronized Duration pause() {
        long since = Duration.between(asked, clock.instant()).abs().toMillis();
        return looks == 0
                ? Duration.ZERO
                : Duration.ofMillis(Math.max(0, FindNamespace.pause(looks - 1).toMillis() - since));
    }

    private static Observation<String> read(RunCommands.Result result) {
        if (result.exitCode().isEmpty()) {
            return new Observation.Unseen<>("run-command failed: " + result.logs());
        }
        return result.exitCode().get() == 0
                ? new Observation.Seen<>(result.logs())
                : new Observation.Unseen<>("kubectl failed: " + result.logs());
    }
}
