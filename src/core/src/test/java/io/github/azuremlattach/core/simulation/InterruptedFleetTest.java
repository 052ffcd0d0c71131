package io.github.azuremlattach.core.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.azure.core.credential.AccessToken;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.fleet.FleetListener;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.run.MovableClock;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.signin.AzureCloud;
import io.github.azuremlattach.core.signin.Endpoints;
import io.github.azuremlattach.emulator.Emulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Somebody asks how a fleet stands in the middle of a request, as a signal does: a write on its way may have been carried out. */
class InterruptedFleetTest {
    private static final World WORLD = World.of(1);
    private static final String PIPELINE = "22222222-2222-2222-2222-222222222222";

    private final MovableClock clock = new MovableClock();
    private final List<AttachOutcome> duringReads = new ArrayList<>();
    private final List<AttachOutcome> duringThePut = new ArrayList<>();

    /** Azure, with a question at each request. */
    private static final class Asked implements HttpClient {
        private final Emulator emulator;
        private final Map<Boolean, List<AttachOutcome>> answers;
        private Supplier<AttachOutcome> question = () -> {
            throw new IllegalStateException();
        };

        Asked(Emulator emulator, Map<Boolean, List<AttachOutcome>> answers) {
            this.emulator = emulator;
            this.answers = answers;
        }

        @Override
        public Mono<HttpResponse> send(HttpRequest request) {
            return Mono.fromSupplier(() -> sendSync(request, Context.NONE));
        }

        @Override
        public HttpResponse sendSync(HttpRequest request, Context context) {
            answers.get(request.getHttpMethod().toString().equals("PUT")).add(question.get());
            try {
                InMemoryExchange exchange = new InMemoryExchange(request);
                emulator.answer(exchange);
                return InMemoryResponse.of(request, exchange);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void aWriteThatIsOnItsWayIsUnknown() {
        try (Emulator emulator = Emulator.builder().clock(clock).port(0).start()) {
            Asked azure = new Asked(emulator, Map.of(true, duringThePut, false, duringReads));
            AzureAccess access = AzureAccess.to(
                    Endpoints.of(AzureCloud.named("AzureCloud"), emulator.url(), emulator.url()),
                    () -> request -> Mono.fromSupplier(() -> new AccessToken(
                            emulator.token(PIPELINE), OffsetDateTime.now().plusMinutes(60))),
                    azure,
                    "azureml-attach/test",
                    clock);
            Map<String, String> settings = new HashMap<>(Map.of(
                    "resource-group", "rg-ml",
                    "workspace-name", "ml-prod",
                    "compute-name", "team-a",
                    "resource-id", WORLD.with(Trait.CLUSTER, "aks-1").clusterId()));
            Fleet fleet = Fleet.of(
                    new FleetRequest(List.of(AttachRequest.from(AttachSettings.of(settings))), 1, false),
                    access,
                    clock,
                    new FleetListener() {});
            azure.question = () -> fleet.outcomes().get(0);
            while (!fleet.isOver()) {
                fleet.due().forEach(Runnable::run);
                clock.pass(fleet.pause());
            }
        }
        assertEquals(1, duringThePut.size());
        assertEquals(
                List.of(
                        "Unknown: attach team-a to aks-1, namespace default, no identity: it is unknown whether Azure carried it out"),
                duringThePut.get(0).unknownLines());
        assertFalse(duringReads.get(0).changed());
        assertEquals(List.of(), duringReads.get(0).unknownLines());
    }
}
