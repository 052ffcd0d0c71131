package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.RunCommands;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.request.ClusterRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command in a cluster that does no harm when given twice, since its result may get lost on the way. */
public final class RunCommandCall {
    private static final int MOST = 3;

    private final ClusterRef cluster;
    private final String text;
    private @Nullable String location;
    private int given;

    public RunCommandCall(ClusterRef cluster, String text) {
        this.cluster = cluster;
        this.text = text;
    }

    /** Gives the command, or looks for its result; empty while there is none. */
    public Optional<RunCommands.Result> result(RunCommands runCommands) {
        String known = location;
        if (known == null) {
            given++;
            RunCommands.Started started = runCommands.start(cluster, text);
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

    private Optional<RunCommands.Result> lost(String how) {
        return given < MOST ? Optional.empty() : Optional.of(new RunCommands.Result(Optional.empty(), how));
    }
}
