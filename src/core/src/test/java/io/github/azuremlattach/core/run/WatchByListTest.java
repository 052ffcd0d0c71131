package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.emulator.RecordedRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many that wait in one workspace are told by one list how they stand. */
class WatchByListTest {
    @TempDir
    Path folder;

    @Test
    void oneListTellsAll() {
        try (Rig rig = Rig.with("provisioning: {duration: 5m}")) {
            assertEquals(List.of("attached"), kinds(attach(rig, 20)));

            assertTrue(lists(rig).size() <= 100, "lists: " + lists(rig).size());
            long others = rig.emulator.requests().size() - lists(rig).size();
            assertTrue(others <= 20 * 5, "other requests: " + others);
        }
    }

    @Test
    void theEndIsKnownSoon() {
        try (Rig rig = Rig.with("provisioning: {duration: 5m, computes: {c1c: {ends: Failed}}}")) {
            long start = rig.clock.millis();
            List<AttachOutcome> outcomes = attach(rig, 5);

            assertEquals("failed", outcomes.get(1).kind().toString());
            Duration late = Duration.ofMillis(rig.clock.millis() - start).minusMinutes(5);
            assertTrue(late.compareTo(Duration.ofSeconds(15)) < 0, "late by " + late);
        }
    }

    /** A list is 3.5 s old at most where twenty wait, and nobody waits for a look of its own to hear of it. */
    @Test
    void whatOneHearsAllHear() {
        try (Rig rig = Rig.with("provisioning: {duration: 5m}")) {
            long start = rig.clock.millis();
            assertEquals(List.of("attached"), kinds(attach(rig, 20)));

            Duration late = Duration.ofMillis(rig.clock.millis() - start).minusMinutes(5);
            assertTrue(late.compareTo(Duration.ofSeconds(5)) < 0, "late by " + late);
        }
    }

    /** Those that began together end together: once one has ended, the next list comes after 1.5 s. */
    @Test
    void afterAnEndTheOthersAreLookedForSooner() {
        try (Rig rig = Rig.with("provisioning: {duration: 5m, computes: {'c1*c': {duration: 302s}}}")) {
            attach(rig, 20);

            List<RecordedRequest> lists = lists(rig);
            Duration last = Duration.between(
                    lists.get(lists.size() - 2).at(),
                    lists.get(lists.size() - 1).at());
            assertTrue(last.compareTo(Duration.ofMillis(3_400)) < 0, "the last list came after " + last);
        }
    }

    /** What the compute says itself wins, and nobody asks it again and again because a list says something else. */
    @Test
    void aListThatIsWrongIsHeardOnce() {
        String wrong = "{provisioning: {duration: 2m}, faults: [{match: {method: GET, path: '**/computes'}, fault: "
                + "{status: 200, body: {value: [{name: c0c, properties: {provisioningState: Succeeded}}]}}}]}";
        try (Rig rig = Rig.with(wrong)) {
            long start = rig.clock.millis();
            assertEquals(List.of("attached"), kinds(attach(rig, 3)));

            assertTrue(rig.clock.millis() - start > 120_000, "the list was believed");
            int looks = rig.requests("GET", "/computes/c0c").size();
            int others = rig.requests("GET", "/computes/c1c").size();
            assertTrue(looks <= others + 3, looks + " looks, and " + others + " by one of which the list says nothing");
        }
    }

    @Test
    void whereTheListIsRefusedEachLooksForItself() {
        String refused = "{provisioning: {duration: 1m}, faults: [{match: {method: GET, path: '**/computes'}, "
                + "fault: {status: 403, code: AuthorizationFailed, message: no list}}]}";
        try (Rig rig = Rig.with(refused)) {
            assertEquals(List.of("attached"), kinds(attach(rig, 4)));

            assertTrue(rig.requests("GET", "/computes/c1c").size() > 3);
            assertTrue(lists(rig).size() <= 2, "it is not asked for again at once");
        }
    }

    @Test
    void aFewLookForThemselves() {
        try (Rig rig = Rig.with("provisioning: {duration: 1m}")) {
            assertEquals(List.of("attached"), kinds(attach(rig, 2)));

            assertEquals(1, lists(rig).size(), "that of the checks");
        }
    }

    private static List<RecordedRequest> lists(Rig rig) {
        return rig.requests("GET", "/computes").stream()
                .filter(request -> request.path().endsWith("/computes"))
                .toList();
    }

    private static List<String> kinds(List<AttachOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.kind().toString())
                .distinct()
                .toList();
    }

    private List<AttachOutcome> attach(Rig rig, int count) {
        String computes = IntStream.range(0, count)
                .mapToObj(i -> "- {compute-name: c" + i + "c}\n")
                .collect(Collectors.joining());
        return new FleetRig(folder)
                .run(rig, "max-parallel: 100\n" + FleetRig.DEFAULTS + computes)
                .targets();
    }
}
