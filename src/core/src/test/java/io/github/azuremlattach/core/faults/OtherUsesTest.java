package io.github.azuremlattach.core.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The uses that are no plain attach, killed at each request in turn: what the next process comes to is the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherUsesTest {
    private static final int FLOOR = 60;

    private int faults;
    private int lasting;
    private int crashes;

    /** Where a process dies. */
    private record Crash(int number, boolean before, boolean anew) {
        Line.Happening happening() {
            return (line, sent, request, isBefore) -> {
                if (sent == number && isBefore == before) {
                    line.kill();
                }
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherProcessFinishesWhatACrashLeft(Use use) {
        int requests = Cells.on(bench -> {
            use.setUp(bench);
            try (Trial trial = use.trial(bench, Line.Happening.NOTHING)) {
                assertEquals(List.of(), use.wrong(bench, trial.finish().outcome()));
                return trial.line.sent();
            }
        });
        List<Crash> killed = new ArrayList<>();
        for (int number = 1; number <= requests; number++) {
            for (boolean before : new boolean[] {true, false}) {
                killed.add(new Crash(number, before, true));
                killed.add(new Crash(number, before, false));
            }
        }

        crashes += killed.size();

        List<String> wrong = Cells.wrong(killed, (bench, crash) -> cell(bench, use, crash));

        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    @ParameterizedTest
    @EnumSource
    void oneTroubleAtAnyRequestPasses(Use use) {
        List<Target> requests = requests(use);
        List<Trouble> few = List.of(Trouble.SERVICE_UNAVAILABLE, Trouble.RESET_AFTER, Trouble.UNAUTHORIZED);
        List<Befallen> cells = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Target target = requests.get(i);
            List<Trouble> turn = List.of(few.get(i % few.size()));
            List<Trouble> some = Cells.ALL || target.write() ? few : turn;
            (use.isOwn(target) ? List.of(Trouble.values()) : some)
                    .stream()
                            .filter(trouble -> trouble.befalls(target))
                            .forEach(trouble -> cells.add(new Befallen(Asked.REPLACE, target, trouble, false)));
        }
        faults += cells.size();

        List<String> wrong = Cells.wrong(cells, (bench, cell) -> {
            Evidence evidence = befallen(bench, use, cell);
            boolean late = cell.trouble() == Trouble.CLOCK_AHEAD_BEYOND_THE_TIMEOUT && evidence.outcome.exitCode() == 5;
            List<String> broken = new ArrayList<>(late ? List.of() : use.wrong(bench, evidence.outcome));
            broken.addAll(Rule.otherUse(evidence));
            broken.addAll(
                    Use.must(evidence.faults() == (cell.trouble().fault.isEmpty() ? 0 : 1), "the fault falls once"));
            return Cells.explained(broken, evidence);
        });

        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    @ParameterizedTest
    @EnumSource(names = {"REMOVE_EXTENSION", "CANCEL_JOB", "CANCEL_JOB_AT_THE_END"})
    void lastingTroubleAtAWriteOfItsOwnEndsTheRunWithAReason(Use use) {
        List<Befallen> cells = requests(use).stream()
                .filter(target -> target.nth() == 1 && use.isOwn(target))
                .flatMap(target -> Stream.of(Trouble.values())
                        .filter(trouble -> trouble.lasts() && trouble.befalls(target))
                        .map(trouble -> new Befallen(Asked.REPLACE, target, trouble, true)))
                .toList();
        lasting += cells.size();

        List<String> wrong = Cells.wrong(cells, (bench, cell) -> {
            Evidence evidence = befallen(bench, use, cell);
            List<String> broken = new ArrayList<>(Rule.otherUse(evidence));
            broken.addAll(Use.must(
                    evidence.outcome.succeeded() || Set.of(1, 5).contains(evidence.outcome.exitCode()),
                    "done all the same, or exit code 1 or 5"));
            broken.addAll(Use.must(evidence.faults() > 0, "the fault falls"));
            return Cells.explained(broken, evidence);
        });

        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    private static List<Target> requests(Use use) {
        return Cells.on(bench -> {
            use.setUp(bench);
            bench.emulator.clearRequests();
            try (Trial trial = use.trial(bench, Line.Happening.NOTHING)) {
                trial.finish();
                return Target.of(bench.emulator.requests());
            }
        });
    }

    private static Evidence befallen(Bench bench, Use use, Befallen cell) {
        use.setUp(bench);
        bench.emulator.clearRequests();
        return cell.happen(bench, use.settings());
    }

    private static List<String> cell(Bench bench, Use use, Crash crash) {
        use.setUp(bench);
        Checkpoint last;
        try (Trial killed = use.trial(bench, crash.happening())) {
            last = killed.finish().checkpoint();
            if (!killed.line.isCut()) {
                return List.of("the run was not killed");
            }
        }
        try (Trial next = use.trial(bench, Line.Happening.NOTHING)) {
            AttachOutcome outcome =
                    (crash.anew() ? next : next.from(last)).finish().outcome();
            List<String> wrong = use.wrong(bench, outcome);
            return wrong.isEmpty()
                    ? wrong
                    : Stream.concat(wrong.stream(), Stream.of(outcome.toJson())).toList();
        }
    }

    @AfterAll
    void count() {
        System.out.println(
                "Other uses: " + faults + " cells, " + lasting + " of lasting trouble, " + crashes + " crashes.");
        assertTrue(lasting == 0 || faults >= FLOOR, faults + " cells");
    }
}
