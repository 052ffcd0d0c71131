package io.github.azuremlattach.core.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.azuremlattach.core.azure.TestAccess;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.ServiceError;
import io.github.azuremlattach.core.run.MovableClock;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.signin.IdTokens;
import io.github.azuremlattach.core.signin.SignInEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What is looked at once for all, and for how long that counts. */
class FleetContextTest {
    private final MovableClock clock = new MovableClock();
    private final FleetContext fleet = new FleetContext(
            TestAccess.over(
                    request -> Mono.error(new UncheckedIOException(new IOException("no network"))),
                    new SignInEnvironment(IdTokens.none(), "", clock, line -> {}),
                    AttachSettings.of(Map.of("tenant-id", "t", "client-id", "c", "client-secret", "s"))),
            clock);
    private int looks;

    private int look() {
        return fleet.once("cluster", () -> ++looks);
    }

    @Test
    void aLookCountsForTenMinutesAndNoLonger() {
        assertEquals(1, look());
        clock.pass(Duration.ofMinutes(9));
        assertEquals(1, look());
        clock.pass(Duration.ofMinutes(1));
        assertEquals(2, look(), "after ten minutes it is made anew");
    }

    @Test
    void anOlderLookIsNotUsedByWhoWantsANewerOne() {
        assertEquals(1, look());
        Instant made = clock.instant();
        assertEquals(1, fleet.once("cluster", made, () -> ++looks));
        clock.pass(Duration.ofSeconds(1));
        assertEquals(2, fleet.once("cluster", clock.instant(), () -> ++looks));
        assertEquals(2, look(), "the newer one serves everybody");
    }

    @Test
    void namesDifferInMoreThanCase() {
        assertEquals(1, look());
        assertEquals(1, fleet.<Integer>once("CLUSTER", () -> ++looks));
        assertEquals(2, fleet.<Integer>once("cluster 2", () -> ++looks));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void aRefusalCountsAsLongAsAnAnswer(int status) {
        assertThrows(ArmException.class, () -> failing(status));
        clock.pass(Duration.ofMinutes(9));
        assertThrows(ArmException.class, this::look);
        clock.pass(Duration.ofMinutes(1));
        assertEquals(1, look());
    }

    @Test
    void troubleThatMayPassIsSharedForAMomentOnly() {
        assertThrows(ArmException.class, () -> failing(503));
        clock.pass(Duration.ofMillis(899));
        assertThrows(ArmException.class, this::look);
        clock.pass(Duration.ofMillis(1));
        assertEquals(1, look());
    }

    @Test
    void troubleOfAClockThatWasPutBackIsNotShared() {
        assertThrows(ArmException.class, () -> failing(503));
        clock.pass(Duration.ofHours(-1));
        assertEquals(1, look());
    }

    @Test
    void aFaultOfTheProgramIsNotRemembered() {
        Supplier<Integer> broken = () -> {
            throw new OutOfMemoryError("in a test");
        };
        assertThrows(OutOfMemoryError.class, () -> fleet.once("cluster", broken));
        assertEquals(1, look());
    }

    private void failing(int status) {
        fleet.once("cluster", () -> {
            throw new ArmException(
                    ArmException.Kind.REFUSED, status, new ServiceError("X", "no", List.of()), "GET /x", "", null);
        });
    }
}
