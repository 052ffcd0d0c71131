package io.github.azuremlattach.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RequestDeadlineTest {
    private static final HttpRequest REQUEST = new HttpRequest(HttpMethod.GET, "https://arm.local/x");

    /** Never answers. */
    private static final HttpClient SILENT = new HttpClient() {
        @Override
        public Mono<HttpResponse> send(HttpRequest request) {
            return Mono.never();
        }
    };

    private final List<String> late = new ArrayList<>();

    private ArmException given(Duration left, Duration lateAfter) {
        HttpClient client = new LimitedHttpClient(SILENT);
        return assertThrows(
                ArmException.class,
                () -> RequestDeadline.within(left, lateAfter, late::add, () -> client.sendSync(REQUEST, Context.NONE)));
    }

    @Test
    void aRequestIsGivenUpWhenTheTimeIsOver() {
        ArmException trouble = given(Duration.ofMillis(20), Duration.ofSeconds(8));
        assertTrue(trouble.isTransient());
        assertTrue(
                trouble.error().innermost().startsWith("no answer from arm.local:443 within "), trouble.getMessage());
        assertEquals(List.of(), late);
    }

    @Test
    void aLateAnswerIsToldOnceWithTheNameOfTheHost() {
        given(Duration.ofMillis(80), Duration.ofMillis(10));
        assertEquals(List.of("arm.local:443"), late);
    }

    @Test
    void theDeadlineGoesAlongToOtherThreads() {
        HttpClient client = new LimitedHttpClient(SILENT);
        ExecutionException thrown = assertThrows(
                ExecutionException.class, () -> RequestDeadline.within(Duration.ofMillis(20), late::add, () -> {
                            return CompletableFuture.supplyAsync(
                                    RequestDeadline.carried(() -> client.sendSync(REQUEST, Context.NONE)));
                        })
                        .get());
        assertTrue(thrown.getCause() instanceof ArmException, String.valueOf(thrown.getCause()));
    }

    @Test
    void whoeverWaitsForAnotherThreadWaitsNoLonger() {
        CompletableFuture<String> never = new CompletableFuture<>();
        String end =
                RequestDeadline.within(Duration.ofMillis(20), Duration.ofMillis(5), late::add, () -> waited(never));
        assertEquals("no answer from Azure", end);
        assertEquals(List.of("Azure"), late);
    }

    private static String waited(CompletableFuture<String> result) {
        try {
            return RequestDeadline.await(result);
        } catch (TimeoutException e) {
            return String.valueOf(e.getMessage());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
