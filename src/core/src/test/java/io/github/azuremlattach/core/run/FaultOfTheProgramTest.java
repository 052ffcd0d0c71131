package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.fleet.FleetListener;
import io.github.azuremlattach.core.fleet.Target;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachCompute;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.settings.AttachSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown ends the run with code 70, and what was done until then stands in its outcome. */
class FaultOfTheProgramTest {

    static Stream<Supplier<Throwable>> faults() {
        return Stream.of(
                () -> new OutOfMemoryError("Java heap space"),
                () -> new StackOverflowError("too deep"),
                () -> new NoClassDefFoundError("com/example/Gone"),
                () -> new AssertionError("cannot be"),
                () -> new IllegalStateException("cannot be"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void anyThrowableIsAnOutcomeThatSaysWhatWasSent(Supplier<Throwable> fault) {
        try (Rig rig = Rig.standard()) {
            AttachSettings settings = AttachSettings.of(rig.settings());
            AttachRun run = AttachRun.of(
                    AttachRequest.from(settings),
                    AzureConnector.from(settings, "azureml-attach/test"),
                    rig.clock,
                    event -> throwAt(event, fault));

            AttachOutcome outcome = rig.finish(run, run.begin());

            assertEquals(70, outcome.exitCode(), outcome.toJson());
            assertEquals(1, rig.accepted("PUT", "/computes/").size());
            assertEquals(
                    List.of(ChangeResult.Status.SUBMITTED),
                    outcome.changes().stream()
                            .filter(result -> result.change() instanceof AttachCompute)
                            .map(ChangeResult::status)
                            .toList());
        }
    }

    private static void throwAt(AttachEvent event, Supplier<Throwable> fault) {
        if (event instanceof AttachEvent.StateChanged) {
            sneak(fault.get());
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void aListenerThatBreaksAtTheEndOfATargetLeavesNoFleetThatNeverEnds(@TempDir Path folder) throws IOException {
        try (Rig rig = Rig.standard()) {
            Path manifest = Files.writeString(
                    folder.resolve("fleet.yml"), "computes: [{compute-name: team-a, resource-id: '" + Rig.AKS + "'}]");
            Map<String, String> values = new HashMap<>(rig.settings("manifest", manifest.toString()));
            values.keySet().removeAll(List.of("compute-name", "resource-id"));
            AttachSettings settings = AttachSettings.of(values);
            Fleet fleet = Fleet.of(
                    FleetRequest.from(settings),
                    AzureConnector.from(settings, "azureml-attach/test"),
                    rig.clock,
                    new Fragile());

            assertThrows(OutOfMemoryError.class, () -> {
                while (!fleet.isOver()) {
                    fleet.due().forEach(Runnable::run);
                    rig.clock.pass(fleet.pause());
                }
            });

            assertTrue(fleet.isOver());
            assertEquals(AttachOutcome.Kind.ATTACHED, fleet.outcomes().get(0).kind());
        }
    }

    /** Breaks when it hears of an end. */
    private static final class Fragile implements FleetListener {
        @Override
        public void ended(Target target, AttachOutcome outcome) {
            throw new OutOfMemoryError("Java heap space");
        }
    }
}
