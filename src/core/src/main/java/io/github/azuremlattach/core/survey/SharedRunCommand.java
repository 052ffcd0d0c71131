package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.RunCommands;
import io.github.azuremlattach.core.request.ClusterRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command that only looks into an AKS cluster: given once, however many want to know, and its result kept for ten minutes. */
final class SharedRunCommand {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final FleetContext fleet;
    private final ClusterRef cluster;
    private final InstantSource clock;
    private final String text;
    private RunCommandCall call;
    private @Nullable Observation<RunCommands.Result> result;
    private Instant asked = Instant.EPOCH;
    private int looks;

    SharedRunCommand(FleetContext fleet, ClusterRef cluster, InstantSource clock, String text) {
        this.fleet = fleet;
        this.cluster = cluster;
        this.clock = clock;
        this.text = text;
        this.call = new RunCommandCall(cluster, text);
    }

    /**
     * What the cluster answered, with an exit code; empty while it runs.
     *
     * @param notBefore an older result is not used
     * @param patient whether trouble that may pass is thrown, so that the question is asked again
     * @param asCaller whether it runs as the caller, since the cluster is integrated with Microsoft Entra ID
     */
    synchronized Optional<Observation<RunCommands.Result>> result(
            Instant notBefore, boolean patient, boolean asCaller) {
        if (result != null && (asked.isBefore(notBefore) || clock.instant().isAfter(asked.plus(FRESH)))) {
            result = null;
            looks = 0;
            call = new RunCommandCall(cluster, text);
        }
        Observation<RunCommands.Result> known = result;
        if (known == null && pause().isZero()) {
            Observation<Optional<RunCommands.Result>> answer =
                    Observation.of(() -> call.result(fleet.azure().runCommands(), asCaller), patient);
            asked = clock.instant();
            looks++;
            known = answer.<Optional<Observation<RunCommands.Result>>>fold(
                            seen -> seen.map(SharedRunCommand::carriedOut),
                            why -> Optional.of(new Observation.Unseen<>(why)))
                    .orElse(null);
            result = known;
        }
        return Optional.ofNullable(known);
    }

    /** A command without an exit code never reached the cluster. */
    private static Observation<RunCommands.Result> carriedOut(RunCommands.Result result) {
        return result.exitCode().isEmpty()
                ? new Observation.Unseen<>("run-command failed: " + result.logs())
                : new Observation.Seen<>(result);
    }

    /** How long until the result is looked for again, however many wait for it. */
    synchronized Duration pause() {
        long since = Duration.between(asked, clock.instant()).abs().toMillis();
        return looks == 0
                ? Duration.ZERO
                : Duration.ofMillis(Math.max(0, RunCommandCall.pause(looks - 1).toMillis() - since));
    }
}
