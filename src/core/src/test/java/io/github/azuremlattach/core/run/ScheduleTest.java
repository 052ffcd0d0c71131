package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final int NAMES = 1000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 12, 40, 90, 119})
    void knowsTheEndWithinSixSecondsWhoeverLooks(int provisioning) {
        for (int i = 0; i < NAMES; i++) {
            List<Duration> looks = looks("compute-" + i, Duration.ofSeconds(provisioning));
            Duration late = looks.get(looks.size() - 1).minusSeconds(provisioning);
            assertTrue(late.compareTo(Duration.ofMillis(5500)) <= 0, looks.toString());
        }
    }

    @Test
    void looksAtMostTwelveTimesInFortySeconds() {
        for (int i = 0; i < NAMES; i++) {
            List<Duration> looks = looks("compute-" + i, Duration.ofSeconds(40));
            assertTrue(looks.size() <= 12, looks.toString());
        }
    }

    @Test
    void growsToTenSeconds() {
        List<Duration> looks = looks("k8s-compute", Duration.ofMinutes(30));
        for (int i = 40; i < looks.size(); i++) {
            Duration pause = looks.get(i).minus(looks.get(i - 1));
            assertTrue(pause.toMillis() > 8_400 && pause.toMillis() <= 10_000, pause.toString());
        }
    }

    @Test
    void spreadsThoseWhoWaitSideBySide() {
        Set<Duration> fourth = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            fourth.add(looks("compute-" + i, Duration.ofSeconds(40)).get(3));
        }
        assertTrue(fourth.size() > 80, fourth.size() + " different times of 100");
    }

    @Test
    void givesAzuresWordTheFirstPlace() {
        Optional<Duration> asked = Optional.of(Duration.ofSeconds(17));
        assertEquals(asked.get(), Schedule.pause(0, Duration.ZERO, asked, "k8s-compute"));
        assertEquals(asked.get(), Schedule.pause(9, Duration.ofMinutes(5), asked, "k8s-compute"));
    }

    /** When looks fall, counted from the PUT, up to the one that sees the end. */
    private static List<Duration> looks(String who, Duration end) {
        List<Duration> looks = new ArrayList<>();
        Duration now = Duration.ZERO;
        for (int i = 0; looks.isEmpty() || now.compareTo(end) < 0; i++) {
            now = now.plus(Schedule.pause(i, now, Optional.empty(), who));
            looks.add(now);
        }
        return looks;
    }
}
