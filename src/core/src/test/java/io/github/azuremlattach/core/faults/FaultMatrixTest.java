package io.github.azuremlattach.core.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request of an attach, befallen by every trouble; {@link Rule} says what must come of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {
    private static final int FLOOR = 600;
    private static final int FLOOR_OF_LASTING = 100;

    private int cells;
    private int lastingCells;

    static Stream<Arguments> matrix() {
        return Stream.of(Asked.values())
                .flatMap(asked -> Stream.of(Trouble.values()).map(trouble -> Arguments.of(asked, trouble)));
    }

    static Stream<Arguments> lastingMatrix() {
        return matrix().filter(arguments -> ((Trouble) arguments.get()[1]).lasts());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("matrix")
    void oneTroubleAtAnyRequestPasses(Asked asked, Trouble trouble) {
        List<Target> targets = Befallen.worthwhile(asked);
        List<Befallen> befallen = IntStream.range(0, targets.size())
                .filter(i -> trouble.befalls(targets.get(i)) && trouble.hasItsTurn(targets.get(i), i))
                .mapToObj(i -> new Befallen(asked, targets.get(i), trouble, false))
                .toList();
        cells += befallen.size();

        List<String> wrong = Cells.wrong(befallen, (bench, cell) -> {
            Evidence evidence = cell.happen(bench);
            return Cells.explained(Rule.afterOne(trouble, evidence), evidence);
        });

        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("lastingMatrix")
    void lastingTroubleEndsTheRunWithAReason(Asked asked, Trouble trouble) {
        List<Befallen> befallen = Befallen.worthwhile(asked).stream()
                .filter(target -> target.nth() == 1 && trouble.befalls(target))
                .map(target -> new Befallen(asked, target, trouble, true))
                .toList();
        lastingCells += befallen.size();

        List<String> wrong = Cells.wrong(befallen, (bench, cell) -> {
            Evidence evidence = cell.happen(bench);
            return Cells.explained(Rule.afterLasting(evidence), evidence);
        });

        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    @AfterAll
    void count() {
        System.out.println("Fault matrix: " + cells + " cells, and " + lastingCells + " of lasting trouble.");
        assertTrue(cells >= FLOOR, cells + " cells");
        assertTrue(lastingCells >= FLOOR_OF_LASTING, lastingCells + " cells of lasting trouble");
    }
}
