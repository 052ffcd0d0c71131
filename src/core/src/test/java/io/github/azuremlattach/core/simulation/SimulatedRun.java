package io.github.azuremlattach.core.simulation;

import com.azure.core.credential.AccessToken;
import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.signin.AzureCloud;
import io.github.azuremlattach.core.signin.Endpoints;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One run as a host leads it, from checkpoint to checkpoint; where its process dies, another one goes on. */
final class SimulatedRun {
    private static final int MAX_STEPS = 3_000;
    private static final int MAX_CRASHES = 6;

    final SimulatedLine line;
    final Map<String, String> settings;
    private final Simulation simulation;
    private AttachRun run;
    private Checkpoint checkpoint;
    private Instant due;
    private int steps;
    private int crashes;
    private Duration waited = Duration.ZERO;
    private @Nullable AttachOutcome outcome;

    SimulatedRun(Simulation simulation, Map<String, String> settings, SimulatedLine line) {
        this.simulation = simulation;
        this.settings = settings;
        this.line = line;
        this.run = process();
        this.checkpoint = run.begin();
        this.due = simulation.azureClock.instant();
    }

    private AttachRun process() {
        String url = simulation.emulator.url();
        AzureAccess access = AzureAccess.to(
                Endpoints.of(AzureCloud.named("AzureCloud"), url, url),
                () -> request -> Mono.fromSupplier(() -> new AccessToken(
                        simulation.emulator.token(simulation.caller()),
                        OffsetDateTime.now().plusMinutes(60))),
                line,
                "azureml-attach/test",
                simulation.clock);
        return AttachRun.of(AttachRequest.from(AttachSettings.of(settings)), access, simulation.clock, event -> {});
    }

    String mode() {
        return settings.get("mode");
    }

    boolean isOver() {
        return outcome != null;
    }

    boolean hasCrashed() {
        return crashes > 0;
    }

    Instant due() {
        return due;
    }

    Duration waited() {
        return waited;
    }

    AttachOutcome outcome() {
        AttachOutcome end = outcome;
        if (end == null) {
            throw new IllegalStateException("the run goes on");
        }
        return end;
    }

    /** How the run would be reported if it were stopped now. */
    AttachOutcome unfinished() {
        return run.unfinished(checkpoint);
    }

    String checkpoint() {
        return checkpoint.text();
    }

    /** Takes the next step. */
    void step() {
        if (++steps > MAX_STEPS) {
            throw new IllegalStateException("the run does not end: " + checkpoint.text());
        }
        Progress progress;
        try {
            progress = run.advance(checkpoint);
        } catch (SimulatedLine.Killed e) {
            restart();
            return;
        }
        if (line.isDead()) {
            restart();
        } else if (progress instanceof Progress.Again again) {
            checkpoint = again.next();
            waited = waited.plus(again.pause());
            due = simulation.azureClock.instant().plus(again.pause());
        } else if (progress instanceof Progress.Done done) {
            outcome = done.outcome();
        }
    }

    private void restart() {
        crashes++;
        line.revive(crashes < MAX_CRASHES);
        run = process();
        if (simulation.world().is(Trait.AFTER_A_CRASH, "nothing")) {
            checkpoint = run.begin();
            waited = Duration.ZERO;
            line.forget();
        }
    }
}
