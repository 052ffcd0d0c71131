package io.github.azuremlattach.core.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The process is killed at each request in turn, and another one takes over; {@link Rule} says what must come of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashMatrixTest {
    private static final int FLOOR = 200;

    private int crashes;

    /**
     * A crash.
     *
     * @param number at which request
     * @param before whether the request had yet to be sent; otherwise its answer was there
     * @param anew whether the next process knows nothing of the one before; otherwise it has its last checkpoint
     */
    private record Crash(int number, boolean before, boolean anew) {
        /** Whether one more run shows that nothing was left undone. */
        boolean isRunAgain() {
            return Cells.ALL || !before && !anew;
        }

        Line.Happening happening() {
            return (line, sent, request, isBefore) -> {
                if (sent == number && isBefore == before) {
                    line.kill();
                }
            };
        }
    }

    static Stream<Asked> attaches() {
        return Asked.chosen(Asked.AKS, Asked.REPLACE, Asked.UPDATE, Asked.BARE, Asked.BARE_ARC);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attaches")
    void anotherProcessFinishesWhatACrashLeft(Asked asked) {
        List<Crash> cells = new ArrayList<>();
        for (int number = 1; number <= Cells.requests(asked); number++) {
            for (boolean before : new boolean[] {true, false}) {
                cells.add(new Crash(number, before, true));
                cells.add(new Crash(number, before, false));
            }
        }
        crashes += cells.size();

        List<String> wrong = Cells.wrong(cells, (bench, crash) -> cell(bench, asked, crash));

        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    private static List<String> cell(Bench bench, Asked asked, Crash crash) {
        bench.setUp(asked);
        Checkpoint last;
        try (Trial killed = bench.trial(asked.settings(), crash.happening())) {
            last = killed.finish().checkpoint();
            if (!killed.line.isCut()) {
                return List.of("the run was not killed");
            }
        }
        try (Trial next = bench.trial(asked.settings(), Line.Happening.NOTHING)) {
            Evidence evidence = new Evidence(bench, asked, (crash.anew() ? next : next.from(last)).finish());
            List<String> wrong = new ArrayList<>(Rule.converged(evidence));
            int jobs = asked.jobs() * (crash.anew() ? 2 : 1);
            int counted = evidence.proof().begun() - evidence.proof().tooEarly();
            if (counted > jobs) {
                wrong.add(counted + " jobs were begun that had their role, not " + jobs);
            }
            return Cells.explained(wrong.isEmpty() && crash.isRunAgain() ? changed(bench, asked) : wrong, evidence);
        }
    }

    /** What one more run changes, which is nothing: it writes but its own jobs. */
    private static List<String> changed(Bench bench, Asked asked) {
        bench.emulator.clearRequests();
        try (Trial again = bench.trial(asked.settings(), Line.Happening.NOTHING)) {
            Evidence evidence = new Evidence(bench, asked, again.finish());
            List<String> wrong = new ArrayList<>(Rule.unchanged(evidence));
            bench.emulator.writes().stream()
                    .filter(write -> !write.path().contains("/jobs/"))
                    .forEach(write -> wrong.add("one more run writes " + write.method() + " " + write.path()));
            return wrong;
        }
    }

    @AfterAll
    void count() {
        System.out.println("Crash matrix: " + crashes + " crashes survived.");
        assertTrue(crashes >= FLOOR, crashes + " crashes");
    }
}
