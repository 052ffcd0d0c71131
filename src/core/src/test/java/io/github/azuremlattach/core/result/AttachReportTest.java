package io.github.azuremlattach.core.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One shape for one compute and for many. */
class AttachReportTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final Instant END = Instant.parse("2026-03-01T09:04:00Z");

    private static AttachReport report(AttachOutcome... targets) {
        return AttachReport.of("1.4.0", START, END, "apply", false, List.of(targets));
    }

    private static AttachReport ofKinds(String kinds) {
        String[] names = kinds.split(" ");
        return report(Stream.iterate(0, i -> i < names.length, i -> i + 1)
                .map(i -> names[i].matches("\\d+")
                        ? Samples.failed("c" + i, ofExitCode(Integer.parseInt(names[i])))
                        : Samples.outcome("c" + i, Kind.valueOf(names[i])))
                .toArray(AttachOutcome[]::new));
    }

    private static AttachFailure.Kind ofExitCode(int code) {
        return Stream.of(AttachFailure.Kind.values())
                .filter(kind -> kind.exitCode() == code)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "ATTACHED, attached, 0",
        "ATTACHED ATTACHED, attached, 0",
        "UNCHANGED ATTACHED, attached, 0",
        "REPLACED ATTACHED UNCHANGED, replaced, 0",
        "UNCHANGED UPDATED, updated, 0",
        "SUBMITTED UNCHANGED, submitted, 0",
        "PLANNED UNCHANGED, planned, 0",
        "ATTACHED 3, partial, 3",
        "ATTACHED 3 3, partial, 3",
        "ATTACHED 3 1, partial, 1",
        "1 SKIPPED, failed, 1",
        "5 5, failed, 5",
        "70 ATTACHED, partial, 70",
        "ATTACHED UNFINISHED, partial, 1",
        "UNFINISHED, unfinished, 1",
        "SKIPPED SKIPPED, skipped, 1"
    })
    void oneWordAndOneExitCodeForAll(String kinds, String outcome, int exitCode) {
        assertEquals(outcome, ofKinds(kinds).outcome());
        assertEquals(exitCode, ofKinds(kinds).exitCode());
    }

    @Test
    void driftOutweighsWhatIsAsAskedFor() {
        AttachFailure differs = AttachFailure.of(AttachFailure.Kind.DIFFERS, "It differs.", List.of(), List.of());
        AttachReport report =
                report(Samples.outcome("a", Kind.UNCHANGED), Samples.outcome("b", Kind.DRIFTED, Optional.of(differs)));
        assertEquals("drifted", report.outcome());
        assertEquals(4, report.exitCode());
        assertEquals(Map.of("drifted", 1, "unchanged", 1), report.counts());
    }

    @Test
    void nothingToDoIsSuccess() {
        assertEquals("unchanged", report().outcome());
        assertEquals(0, report().exitCode());
        assertFalse(report().changed());
        assertTrue(ofKinds("UNCHANGED ATTACHED").changed());
    }

    @Test
    void everythingThatARunMaySayIsReadAsItWasWritten() {
        AttachReport report = AttachReport.of(
                "1.4.0",
                START,
                END,
                "apply",
                true,
                List.of(
                        Samples.outcome("a", Kind.ATTACHED),
                        Samples.outcome("b", Kind.FAILED, Optional.of(Samples.FAILURE)),
                        Samples.outcome("c", Kind.UNFINISHED)));
        assertEquals(report, AttachReport.parse(report.toJson()));
        AttachReport failed = AttachReport.failed("1.4.0", START, END, AttachFailure.invalid(List.of("x")));
        assertEquals(failed, AttachReport.parse(failed.toJson()));
        assertEquals("failed", failed.outcome());
        assertEquals(2, failed.exitCode());
    }

    @Test
    void fieldsOfALaterVersionAreLeftAside() {
        String json = report().toJson().replaceFirst("\\{", "{\"novelty\": [1],");
        assertEquals(report(), AttachReport.parse(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"schemaVersion\":1}", "{\"targets\":null}", "plain words"})
    void anythingElseIsRefusedInOneSentence(String json) {
        String message = assertThrows(IllegalArgumentException.class, () -> AttachReport.parse(json))
                .getMessage();
        assertTrue(message.startsWith("this is no report of azureml-attach"), message);
    }

    @Test
    void aReportOfAnotherVersionIsRefusedByItsVersion() {
        String later = report().toJson().replaceFirst("\"schemaVersion\" : 2", "\"schemaVersion\" : 3");
        assertEquals(
                "this report has schema version 3, not 2",
                assertThrows(IllegalArgumentException.class, () -> AttachReport.parse(later))
                        .getMessage());
    }

    @Test
    void reportsOfShardsMakeOne() {
        AttachReport first =
                report(Samples.outcome("a", Kind.ATTACHED), Samples.failed("b", AttachFailure.Kind.REFUSED));
        AttachReport second = AttachReport.of(
                "1.4.1",
                START.minusSeconds(60),
                END.minusSeconds(60),
                "apply",
                true,
                List.of(Samples.outcome("b", Kind.UNCHANGED), Samples.outcome("c", Kind.UNCHANGED)));
        AttachReport merged = AttachReport.merged(List.of(first, second));
        assertEquals(
                List.of("a attached", "b unchanged", "c unchanged"),
                merged.targets().stream().map(t -> t.name() + " " + t.kind()).toList());
        assertEquals("attached", merged.outcome());
        assertEquals(second.start(), merged.start());
        assertEquals(first.end(), merged.end());
        assertTrue(merged.cancelled());
    }

    @Test
    void aShardThatLeftNoReportFailsTheWhole() {
        AttachReport one = report(Samples.outcome("a", Kind.ATTACHED)).ofShard("1/4");
        AttachReport three = report(Samples.outcome("c", Kind.ATTACHED)).ofShard("3/4");
        AttachReport merged = AttachReport.merged(List.of(AttachReport.parse(one.toJson()), three));

        assertEquals(1, merged.exitCode());
        assertEquals(
                "Shards 2/4, 4/4 left no report.",
                merged.failure().orElseThrow().summary());
        assertEquals(2, merged.targets().size());
        AttachReport rest = report(Samples.outcome("b", Kind.ATTACHED)).ofShard("2/4");
        assertEquals(
                0,
                AttachReport.merged(List.of(one, three, rest, rest.ofShard("4/4")))
                        .exitCode());
    }

    @Test
    void aRunThatWasStoppedBeforeItsComputesOrAmongThemIsNoSuccess() {
        AttachReport stopped = AttachReport.of("1.4.0", START, END, "", true, List.of());
        AttachReport good = report(Samples.outcome("a", Kind.ATTACHED));
        AttachReport skipped = report(Samples.outcome("b", Kind.SKIPPED));
        AttachReport unfinished = report(Samples.outcome("c", Kind.UNFINISHED));

        assertEquals(1, stopped.exitCode());
        for (AttachReport other : List.of(stopped, skipped, unfinished)) {
            assertEquals(1, AttachReport.merged(List.of(good, other)).exitCode());
            assertEquals(1, AttachReport.merged(List.of(other, good)).exitCode());
        }
    }

    @Test
    void aShardThatDidNotComeToItsComputesFailsTheWhole() {
        AttachReport invalid = AttachReport.failed("1.4.0", START, END, AttachFailure.invalid(List.of("x")));
        AttachReport merged = AttachReport.merged(List.of(invalid, report(Samples.outcome("a", Kind.ATTACHED))));
        assertEquals(2, merged.exitCode());
        assertEquals("failed", merged.outcome());
        assertEquals("apply", merged.mode());
        assertEquals(1, merged.targets().size());
    }
}
