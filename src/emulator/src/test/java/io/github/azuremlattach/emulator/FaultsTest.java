package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.AKS;
import static io.github.azuremlattach.emulator.Client.PROD;
import static io.github.azuremlattach.emulator.Client.attach;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults fall upon the requests that a scenario names, in the way it says. */
class FaultsTest {
    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private final Client azure = new Client(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void aStatusComesWithItsHeadersAndBody() {
        fault(
                "{first: 1}",
                "{status: 429, retryAfter: 7, code: TooMany, message: Slow down, headers: {x-ms-failure-cause: gateway}}");
        var answer = azure.get(PROD);
        assertEquals(429, answer.status());
        assertEquals("7", answer.header("Retry-After"));
        assertEquals("TooMany", answer.code());
        assertEquals("gateway", answer.header("x-ms-failure-cause"));
        assertEquals(200, azure.get(PROD).status());
    }

    @Test
    void aBodyMayBeAnything() {
        fault("{nth: 1}", "{status: 404, body: '<h1>Not found</h1>', contentType: text/html}");
        fault("{nth: 2}", "{status: 400, body: ''}");
        fault("{nth: 3}", "{status: 400, body: {code: Flat, message: no envelope}}");
        fault("{nth: 4}", "503");
        assertEquals("<h1>Not found</h1>", azure.get(PROD).text());
        assertEquals("", azure.get(PROD).text());
        assertEquals("Flat", azure.get(PROD).body().path("code").asText());
        assertEquals("ServiceUnavailable", azure.get(PROD).code());
    }

    @Test
    void requestsAreChosenByMethodPathBodyCountAndTime() {
        fault("{method: PUT, path: '**/computes/*', body: team-a}", "500");
        assertEquals(200, azure.get(PROD + "/computes").status());
        assertEquals(500, azure.put(PROD + "/computes/c1", attach(AKS, "")).status());
        assertEquals(
                201,
                azure.put(PROD + "/computes/c1", attach(AKS, "").replace("team-a", "team-b"))
                        .status());
        assertEquals(200, azure.get(PROD + "/computes/c1").status());
        fault("{path: '^/subscriptions/.*managedClusters/aks-\\d', every: 3}", "502");
        assertEquals(List.of(200, 200, 502, 200, 200, 502), statuses(AKS, 6));
        fault("{path: '**/workspaces/ml-uai', after: 10s}", "504");
        assertEquals(200, azure.get(Client.UAI).status());
        clock.passSeconds(10);
        assertEquals(504, azure.get(Client.UAI).status());
    }

    @Test
    void aLostReplyMeansThatItWasDone() {
        fault("{method: PUT, nth: 1}", "reset-after");
        fault("{method: PUT, nth: 2}", "reset-before");
        fault("{method: PUT, nth: 3}", "refuse");
        assertThrows(UncheckedIOException.class, () -> azure.put(PROD + "/computes/c1", attach(AKS, "")));
        assertEquals(200, azure.get(PROD + "/computes/c1").status());
        assertThrows(UncheckedIOException.class, () -> azure.put(PROD + "/computes/c2", attach(AKS, "")));
        assertThrows(UncheckedIOException.class, () -> azure.put(PROD + "/computes/c2", attach(AKS, "")));
        assertEquals(404, azure.get(PROD + "/computes/c2").status());
        assertEquals(0, emulator.requests().get(0).status());
    }

    @Test
    void aStatusMayComeAfterTheWork() {
        fault("{method: PUT, first: 1}", "{status: 504, processed: true}");
        assertEquals(504, azure.put(PROD + "/computes/c1", attach(AKS, "")).status());
        assertEquals(200, azure.get(PROD + "/computes/c1").status());
    }

    @Test
    void answersAreSpoiledInManyWays() {
        fault("{nth: 1}", "cut-body");
        fault("{nth: 2}", "wrong-content-type");
        fault("{nth: 3}", "html");
        fault("{nth: 4}", "empty-body");
        fault("{nth: 5}", "expired-token");
        assertThrows(UncheckedIOException.class, () -> azure.get(PROD));
        var plain = azure.get(PROD);
        assertEquals("text/plain", plain.header("Content-Type"));
        assertTrue(plain.text().startsWith("{"));
        var page = azure.get(PROD);
        assertEquals(502, page.status());
        assertTrue(page.text().contains("<html>"));
        var empty = azure.get(PROD);
        assertEquals(200, empty.status());
        assertEquals("", empty.text());
        assertEquals("ExpiredAuthenticationToken", azure.get(PROD).code());
    }

    @Test
    void aStatusUrlMayLeadAbroad() {
        fault("{method: PUT}", "{kind: foreign-status-host, host: evil.example}");
        String status = azure.put(PROD + "/computes/c1", attach(AKS, "")).header("Azure-AsyncOperation");
        assertTrue(status.startsWith("https://evil.example/subscriptions/"), status);
    }

    @Test
    void aHangEndsWhenTheEmulatorCloses() throws Exception {
        fault("{path: '**/ml-prod'}", "hang");
        CompletableFuture<Client.Answer> hanging = CompletableFuture.supplyAsync(() -> azure.get(PROD));
        while (emulator.requests().isEmpty()) {
            Thread.onSpinWait();
        }
        assertEquals(200, azure.get(AKS).status(), "others are served meanwhile");
        emulator.close();
        assertThrows(Exception.class, () -> hanging.get(10, TimeUnit.SECONDS));
    }

    @Test
    void aHangIsHeldForItsTimeAtMost() {
        fault("{}", "{kind: hang, atMost: 1ms}");
        assertThrows(UncheckedIOException.class, () -> azure.get(PROD));
    }

    @Test
    void halfOfAnAnswerMayHangToo() {
        fault("{}", "{kind: cut-body, atMost: 1ms}");
        assertThrows(UncheckedIOException.class, () -> azure.get(PROD));
    }

    @Test
    void retryAfterMayBeZeroOrADate() {
        fault("{nth: 1}", "{status: 429, retryAfter: 0}");
        fault("{nth: 2}", "{status: 503, retryAfter: date 90s}");
        assertEquals("0", azure.get(PROD).header("Retry-After"));
        var answer = azure.get(PROD);
        var date = ZonedDateTime.parse(answer.header("Retry-After"), DateTimeFormatter.RFC_1123_DATE_TIME);
        var sent = ZonedDateTime.parse(answer.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME);
        long ahead = Duration.between(sent, date).toSeconds();
        assertTrue(
                ahead >= 85 && ahead <= 90,
                "a date is reckoned from that of the answer, and lies " + ahead + " s ahead");
    }

    @Test
    void aConflictIsAStatusLikeAnyOther() {
        fault("{method: PUT}", "{status: 409, code: AnotherOperationInProgress}");
        assertEquals(
                "AnotherOperationInProgress",
                azure.put(PROD + "/computes/c1", attach(AKS, "")).code());
    }

    @Test
    void signInHasItsFaultsToo() {
        fault("{path: '**/token'}", "503");
        assertEquals(
                503,
                azure.post("/" + Client.TENANT + "/oauth2/v2.0/token?", "grant_type=client_credentials")
                        .status());
    }

    private List<Integer> statuses(String path, int times) {
        return java.util.stream.IntStream.range(0, times)
                .mapToObj(i -> azure.get(path).status())
                .toList();
    }

    private void fault(String match, String fault) {
        emulator.apply("faults: [{match: " + match + ", fault: " + fault + "}]");
    }
}
