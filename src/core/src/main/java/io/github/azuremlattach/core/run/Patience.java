package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.http.ArmException;
import java.time.Duration;

/** How often trouble is met before it is for good. Another operation on the same resource has all the time of the run. */
final class Patience {
    private static final int MAX_TRIES = 5;
    private static final int MAX_TRIES_WATCHING = 20;
    private static final int MAX_TRIES_UNAUTHORIZED = 2;

    /** For how long an Azure that does not answer is asked again, while nothing has been begun that goes on by itself. */
    private static final Duration MAX_SILENCE = Duration.ofSeconds(90);

    private final RunState state;

    Patience(RunState state) {
        this.state = state;
    }

    /**
     * Whether trouble ends the run.
     *
     * @param tries how often it was met before
     * @param start when the piece of work began that met it
     */
    boolean isOver(ArmException e, int tries, long start, long now) {
        if (e.kind() != ArmException.Kind.UNREACHABLE) {
            state.silentSince = 0;
        } else if (state.silentSince == 0) {
            state.silentSince = start;
        }
        if (e.isUnauthorized()) {
            return state.unauthorized++ >= MAX_TRIES_UNAUTHORIZED;
        }
        boolean watching = state.stage.watches();
        int most = watching ? MAX_TRIES_WATCHING : MAX_TRIES;
        boolean silent = !watching && state.silentSince > 0 && now - state.silentSince >= MAX_SILENCE.toMillis();
        return silent || !e.isTransient() || (tries >= most && !e.isBusy());
    }
}
