package io.github.azuremlattach.core;

import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.run.Commons;
import io.github.azuremlattach.core.run.Run;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * A run: a value, not a thread. It does one short piece of work at a time and says when to go on.
 *
 * <p>A checkpoint outlives the process: an attachment made anew for the same request goes on from it. Every stage looks
 * before it writes, so doing a piece again, after a crash or a lost reply, does no harm.
 */
public final class Attachment {
    private final Run run;

    private Attachment(Run run) {
        this.run = run;
    }

    /**
     * Prepares a run; nothing is sent.
     *
     * @param request what was asked for
     * @param azure the way to Azure
     * @param clock tells the time
     * @param listener hears what happens, in order
     */
    public static Attachment of(
            AttachRequest request, AzureAccess azure, InstantSource clock, Consumer<? super AttachEvent> listener) {
        return of(request, new Commons(azure, clock), clock, listener);
    }

    /** Prepares a run that shares its sign-in and its looks with others. */
    public static Attachment of(
            AttachRequest request, Commons commons, InstantSource clock, Consumer<? super AttachEvent> listener) {
        return new Attachment(new Run(request, commons, clock, listener));
    }

    /** The checkpoint of a run that has not begun. */
    public Checkpoint begin() {
        return run.begin();
    }

    /** Does the next piece of work: a few requests, never a wait. */
    public Step advance(Checkpoint checkpoint) {
        return run.advance(checkpoint);
    }
}
