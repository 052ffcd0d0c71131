package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.RunCommands;
import io.github.azuremlattach.core.request.ClusterRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The namespaces of an AKS cluster, asked for by one run-command, however many want to know; kept for ten minutes. */
public final class NamespaceListing {
    private static final String COMMAND = "kubectl get namespaces -o name";
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final FleetContext fleet;
    private final ClusterRef cluster;
    private final InstantSource clock;
    private RunCommandCall command;
    private @Nullable Observation<String> listing;
    private Instant asked = Instant.EPOCH;
    private int looks;

    NamespaceListing(FleetContext fleet, ClusterRef cluster, InstantSource clock) {
        this.fleet = fleet;
        this.cluster = cluster;
        this.clock = clock;
        this.command = new RunCommandCall(cluster, COMMAND);
    }

    /**
     * Whether a namespace is there; empty while kubectl has not answered.
     *
     * @param notBefore an older answer is not used
     * @param asCaller whether the question is asked as the caller, since the cluster is integrated with Microsoft Entra ID
     * @param patient whether trouble that may pass is thrown, so that the question is asked again
     */
    public synchronized Optional<Observation<Boolean>> has(
            String namespace, Instant notBefore, boolean patient, boolean asCaller) {
        if (listing != null && (asked.isBefore(notBefore) || clock.instant().isAfter(asked.plus(FRESH)))) {
            listing = null;
            looks = 0;
            command = new RunCommandCall(cluster, COMMAND);
        }
        Observation<String> known = listing;
        if (known == null && pause().isZero()) {
            Observation<Optional<RunCommands.Result>> answer =
                    Observation.of(() -> command.result(fleet.azure().runCommands(), asCaller), patient);
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
                : Duration.ofMillis(Math.max(0, RunCommandCall.pause(looks - 1).toMillis() - since));
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
