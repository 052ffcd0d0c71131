package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.AKS;
import static io.github.azuremlattach.emulator.Client.PROD;
import static io.github.azuremlattach.emulator.Client.attach;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the emulator remembers of the requests, and shows of its state. */
class JournalTest {
    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private final Client azure = new Client(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void requestsAreKeptInTheirOrder() {
        azure.get(PROD);
        clock.passSeconds(5);
        azure.put(PROD + "/computes/c1?api-version=2024-10-01&x=%20", attach(AKS, ""));
        var requests = emulator.requests();
        assertEquals(
                List.of(1, 2), requests.stream().map(RecordedRequest::number).toList());
        assertEquals(clock.instant(), requests.get(1).at());
        assertEquals(PROD + "/computes/c1", requests.get(1).path());
        assertEquals("api-version=2024-10-01&x=%20", requests.get(1).query());
        assertEquals(attach(AKS, ""), requests.get(1).body());
        assertEquals(201, requests.get(1).status());
        emulator.clearRequests();
        assertEquals(List.of(), emulator.requests());
        azure.get(PROD);
        assertEquals(3, emulator.requests().get(0).number());
    }

    @Test
    void writesAreThoseThatCouldChangeSomething() {
        azure.get(PROD);
        azure.post("/" + Client.TENANT + "/oauth2/v2.0/token?", "grant_type=client_credentials");
        azure.post(AKS + "/runCommand", "{\"command\": \"kubectl get namespace team-a -o name\"}");
        azure.post(PROD + "/computes/none/listKeys", "");
        assertEquals(List.of(), emulator.writes());
        azure.post(AKS + "/runCommand", "{\"command\": \"kubectl create namespace team-c\"}");
        azure.post(AKS + "/runCommand", "{\"command\": \"kubectl get ns x || kubectl create ns x\"}");
        azure.put(PROD + "/computes/c1", attach(AKS, ""));
        azure.delete(PROD + "/computes/c1");
        assertEquals(
                List.of("POST", "POST", "PUT", "DELETE"),
                emulator.writes().stream().map(RecordedRequest::method).toList());
    }

    @Test
    void aRequestIsKeptWithWhatBecameOfIt() {
        emulator.apply("faults: [{match: {method: PUT, nth: 1}, fault: 503},"
                + " {match: {method: PUT, nth: 2}, fault: {status: 504, processed: true}}]");
        azure.put(PROD + "/computes/c1", attach(AKS, ""));
        azure.put(PROD + "/computes/c1", attach(AKS, ""));
        azure.put(PROD + "/computes/c1", attach(AKS, ""));
        azure.get(PROD + "/computes/none");
        assertEquals(
                List.of("503 503 false", "504 504 true", "201  true", "404  false"),
                emulator.requests().stream()
                        .map(request -> request.status() + " " + request.fault() + " " + request.carriedOut())
                        .toList());
    }

    @Test
    void aResetLeavesNothingButTheAddress() {
        azure.put(PROD + "/computes/c1", attach(AKS, ""));
        String url = emulator.url();
        emulator.reset(Scenario.standard().with("aks: {aks-1: {powerState: Stopped}}"));
        assertEquals(url, emulator.url());
        assertEquals(List.of(), emulator.requests());
        assertEquals(401, azure.get(PROD).status(), "a token of before");
        Client anew = new Client(emulator);
        assertEquals(404, anew.get(PROD + "/computes/c1").status());
        assertEquals(
                "Stopped",
                anew.get(AKS).body().at("/properties/powerState/code").asText());
    }

    @Test
    void journalAndStateCanBeAskedForWithoutSigningIn() {
        Client nobody = new Client(emulator, "");
        azure.put(PROD + "/computes/c1", attach(AKS, ""));
        var requests = nobody.get("/_emulator/requests");
        assertEquals("PUT", requests.body().at("/0/method").asText());
        assertEquals(201, requests.body().at("/0/status").asInt());
        var state = nobody.get("/_emulator/state");
        assertTrue(state.text().contains("/computes/c1"));
        assertEquals("InProgress", state.body().at("/operations/0/status").asText());
        assertTrue(state.body()
                .path("namespaces")
                .properties()
                .iterator()
                .next()
                .getValue()
                .toString()
                .contains("team-a"));
        assertEquals(204, nobody.delete("/_emulator/requests").status());
        assertEquals(0, nobody.get("/_emulator/requests").body().size());
        assertEquals(404, nobody.get("/_emulator/other").status());
    }
}
