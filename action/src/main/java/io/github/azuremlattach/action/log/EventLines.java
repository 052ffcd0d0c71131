package io.github.azuremlattach.action.log;

import io.github.azuremlattach.action.console.Text;
import io.github.azuremlattach.action.console.Text.Style;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.ChangeResult;
import java.time.InstantSource;
import java.util.Optional;

/** What happens to one compute as lines, each with the time since its run began. */
final class EventLines {
    private final InstantSource clock;
    private long start;
    private long pausedAt;

    /** The run begins now. */
    EventLines(InstantSource clock) {
        this.clock = clock;
        this.start = clock.millis();
    }

    /** The line of an event; empty for one that is told in another way. */
    Optional<Text> of(AttachEvent event) {
        if (event instanceof AttachEvent.Changed changed) {
            return isToldAsState(changed.result())
                    ? Optional.empty()
                    : Optional.of(ChangeLine.of(time(), changed.result()));
        }
        if (event instanceof AttachEvent.StateChanged changed) {
            return Optional.of(state(changed.state()));
        }
        if (event instanceof AttachEvent.Heartbeat heartbeat) {
            String left = Durations.words(heartbeat.left().toMillis());
            return Optional.of(ChangeLine.sign(
                    Style.DIM, "·", time(), "waiting for " + heartbeat.waitingFor() + ", " + left + " left"));
        }
        return event instanceof AttachEvent.Retrying retrying
                ? Optional.of(ChangeLine.sign(Style.WARNING, "!", time(), retrying.toString()))
                : Optional.empty();
    }

    /** The run waits for something that is not its own. */
    void pause() {
        pausedAt = clock.millis();
    }

    /** The run goes on; the pause does not count. */
    void goOn() {
        start += clock.millis() - pausedAt;
    }

    /** Milliseconds since the run began. */
    long millis() {
        return clock.millis() - start;
    }

    /** The same as a clock shows it. */
    String time() {
        return Durations.clock(millis());
    }

    private Text state(String state) {
        return switch (state) {
            case "Succeeded" -> ChangeLine.sign(Style.GOOD, "✓", time(), state);
            case "Failed", "Canceled" -> ChangeLine.sign(Style.BAD, "✗", time(), state);
            default -> ChangeLine.sign(Style.DIM, "·", time(), state);
        };
    }

    /** How the provisioning ended is told as the compute's state. */
    private static boolean isToldAsState(ChangeResult result) {
        boolean ended = result.status() == ChangeResult.Status.DONE || result.status() == ChangeResult.Status.FAILED;
        return ended && result.change().provisions();
    }
}
