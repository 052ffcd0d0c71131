package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.RunCommands;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.request.ClusterRef;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command in a cluster that does no harm when given twice, since its result may get lost on the way. */
public final class RunCommandCall {
    private static final int MAX_TRIES = 3;
    private static final Duration SOON = Duration.ofMillis(100);

    private final ClusterRef cluster;
    private final String text;
    private @Nullable String location;
    private int given;

    public RunCommandCall(ClusterRef cluster, String text) {
        this.cluster = cluster;
        this.text = text;
    }

    /**
     * Gives the command, or looks for its result; empty while there is none.
     *
     * @param asCaller whether it runs as the caller, since the cluster is integrated with Microsoft Entra ID
     */
    public Optional<RunCommands.Result> result(RunCommands runCommands, boolean asCaller) {
        String known = location;
        if (known == null) {
            given++;
            RunCommands.Started started = runCommands.start(cluster, text, asCaller);
            location = started.location().orElse(null);
            return started.location().isPresent()
                    ? Optional.empty()
                    : started.result().or(() -> lost("it gave no address for its result"));
        }
        try {
            return runCommands.result(known);
        } catch (ArmException e) {
            if (!e.isNotFound()) {
                throw e;
            }
            location = null;
            return lost("its result is not where it should be");
        }
    }

    /** Whether it was given more than once, so that it may have been carried out more than once. */
    public boolean isRepeated() {
        return given > 1;
    }

    /**
     * How long to wait before the result is looked for: hardly at first, for what needs no time, then 1 s growing to 3 s; a
     * command usually takes a few seconds.
     *
     * @param looks how many looks there have been
     */
    public static Duration pause(int looks) {
        return looks == 0
                ? SOON
                : Duration.ofMillis((long) Math.min(3000, 1000 * Math.pow(1.5, Math.min(looks, 9) - 1)));
    }

    private Optional<RunCommands.Result> lost(String how) {
        return given < MAX_TRIES ? Optional.empty() : Optional.of(new RunCommands.Result(Optional.empty(), how));
    }
}
