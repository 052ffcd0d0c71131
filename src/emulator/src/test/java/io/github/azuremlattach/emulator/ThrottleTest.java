package io.github.azuremlattach.emulator;

import static io.github.azuremlattach.emulator.Client.AKS;
import static io.github.azuremlattach.emulator.Client.PROD;
import static io.github.azuremlattach.emulator.Client.attach;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who asks too fast is told to wait. */
class ThrottleTest {
    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder()
            .clock(clock)
            .scenario(Scenario.standard()
                    .with("rateLimits: {enabled: true, writes: {burst: 1, refill: 1}, reads: {burst: 3, refill: 2}}"))
            .start();
    private final Client azure = new Client(emulator);

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void aBucketRunsDryAndFillsAgain() {
        assertEquals("2", azure.get(PROD).header("x-ms-ratelimit-remaining-subscription-reads"));
        azure.get(PROD);
        azure.get(PROD);
        var refused = azure.get(PROD);
        assertEquals(429, refused.status());
        assertEquals("1", refused.header("Retry-After"));
        assertEquals("SubscriptionRequestsThrottled", refused.code());
        clock.passSeconds(1);
        assertEquals(200, azure.get(PROD).status());
        assertEquals(200, azure.get(PROD).status());
        assertEquals(429, azure.get(PROD).status());
    }

    @Test
    void readsAndWritesHaveBucketsOfTheirOwn() {
        assertEquals(201, azure.put(PROD + "/computes/c1", attach(AKS, "")).status());
        assertEquals(429, azure.put(PROD + "/computes/c2", attach(AKS, "")).status());
        assertEquals(200, azure.get(PROD + "/computes/c1").status());
    }

    @Test
    void aResourceProviderMayBeLimitedInEachSubscription() {
        emulator.apply("rateLimits: {enabled: false, providers: {Microsoft.ContainerService: {burst: 1, refill: 1}}}");
        assertEquals(200, azure.get(AKS).status());
        var refused = azure.get(AKS);
        assertEquals(429, refused.status());
        assertEquals("TooManyRequests", refused.code());
        assertEquals("service", refused.header("x-ms-failure-cause"));
        assertEquals(200, azure.get(PROD).status());
        clock.passSeconds(1);
        assertEquals(200, azure.get(AKS).status());
    }
}
