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
    @ValueSource(ints = {0, 1, 5, 12, 40, 44})
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

    /** Seventy looks in ten minutes lie 8.6 s apart, so that ends would be known 4.3 s late if all were equally likely. */
    @Test
    void knowsTheEndOfTenMinutesThreeSecondsLateInTheMeanBySeventyLooks() {
        long late = 0;
        int ends = 0;
        for (int i = 0; i < NAMES; i++) {
            Duration end = Duration.ofMinutes(10);
            List<Duration> all = looks("compute-" + i, end.plusSeconds(60));
            long before = all.stream().filter(look -> look.compareTo(end) < 0).count();
            assertTrue(before < 70, before + " looks before the one that sees the end");
            for (int second = -30; second <= 30; second++, ends++) {
                Duration ended = end.plusSeconds(second);
                Duration look = all.stream()
                        .filter(one -> one.compareTo(ended) >= 0)
                        .findFirst()
                        .orElseThrow();
                late += look.minus(ended).toMillis();
            }
        }
        assertTrue(late / ends <= 3_300, "late by " + late / ends + " ms in the mean");
    }

    @Test
    void growsToTenSeconds() {
        Duration grown = Duration.ofMinutes(15);
        List<Duration> looks = looks("k8s-compute", grown.multipliedBy(2)).stream()
                .filter(look -> look.compareTo(grown) >= 0)
                .toList();
        for (int i = 1; i < looks.size(); i++) {
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
