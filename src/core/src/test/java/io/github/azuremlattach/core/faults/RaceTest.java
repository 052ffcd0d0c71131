package io.github.azuremlattach.core.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody else interferes, at each request of a run in turn; {@link Rule} says what must come of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RaceTest {
    private static final int FLOOR = 200;
    private static final int INTERLEAVINGS = 50;

    private int races;

    static Stream<Arguments> intrusions() {
        return Asked.chosen(Asked.AKS, Asked.UPDATE).flatMap(asked -> Stream.of(Intrusion.values())
                .filter(intrusion -> intrusion.concerns(asked))
                .map(intrusion -> Arguments.of(asked, intrusion)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("intrusions")
    void whatARunSaysIsTrueWhateverOthersDo(Asked asked, Intrusion intrusion) {
        List<Integer> moments =
                IntStream.rangeClosed(1, Cells.requests(asked)).boxed().toList();
        races += moments.size();

        List<String> wrong = Cells.wrong(moments, (bench, number) -> cell(bench, asked, intrusion, number));

        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    private static List<String> cell(Bench bench, Asked asked, Intrusion intrusion, int number) {
        bench.setUp(asked);
        bench.emulator.apply("existingCompute: overwrite");
        Moment moment = new Moment(bench, asked, intrusion, number);
        List<String> wrong = new ArrayList<>();
        try (Trial trial = bench.trial(asked.settings(), moment)) {
            Evidence evidence = new Evidence(bench, asked, trial.finish());
            wrong.addAll(Cells.explained(Rule.afterIntrusion(intrusion, moment.wasSeen(), evidence), evidence));
            if (!moment.wasBetweenLookAndWrite() && asked != Asked.REPLACE) {
                wrong.addAll(evidence.overwrote());
                wrong.addAll(touched(bench, asked, intrusion));
            }
        }
        try (Trial again = bench.trial(asked.settings(), Line.Happening.NOTHING)) {
            Evidence evidence = new Evidence(bench, asked, again.finish());
            wrong.addAll(Cells.explained(Rule.afterRepair(evidence), evidence));
        }
        return wrong;
    }

    /** What has become of a compute that is none of this run's business. */
    private static List<String> touched(Bench bench, Asked asked, Intrusion intrusion) {
        String cluster = bench.compute(asked).at("/properties/resourceId").asText();
        return intrusion != Intrusion.FOREIGN_COMPUTE || cluster.endsWith("/" + Intrusion.FOREIGN)
                ? List.of()
                : List.of("the foreign compute was overwritten: " + bench.compute(asked));
    }

    /** The moment before a request, at which somebody interferes. */
    private static final class Moment implements Line.Happening {
        private final Bench bench;
        private final Asked asked;
        private final Intrusion intrusion;
        private final int number;
        private int lastLook;
        private boolean betweenLookAndWrite;

        Moment(Bench bench, Asked asked, Intrusion intrusion, int number) {
            this.bench = bench;
            this.asked = asked;
            this.intrusion = intrusion;
            this.number = number;
        }

        @Override
        public void at(Line line, int sent, HttpRequest request, boolean before) {
            if (!before) {
                return;
            }
            if (sent == number) {
                betweenLookAndWrite = request.getHttpMethod().toString().equals("PUT")
                        && request.getUrl().getPath().endsWith("/computes/" + Asked.COMPUTE);
                intrusion.happens(bench, asked);
            }
            if (request.getUrl().getPath().endsWith("/computes/" + Asked.COMPUTE)
                    && request.getHttpMethod().toString().equals("GET")) {
                looked(sent);
            }
        }

        private synchronized void looked(int sent) {
            lastLook = Math.max(lastLook, sent);
        }

        /** Whether it came after the last look before the PUT, where Azure offers no way to notice it. */
        boolean wasBetweenLookAndWrite() {
            return betweenLookAndWrite;
        }

        /** Whether the run looked at the compute after that. */
        synchronized boolean wasSeen() {
            return lastLook >= number;
        }
    }

    @Test
    void twoRunsStepByStepInAnyOrderComeToTheSame() {
        List<Integer> seeds = IntStream.rangeClosed(1, INTERLEAVINGS).boxed().toList();
        races += seeds.size();

        List<String> wrong = Cells.wrong(seeds, RaceTest::interleaved);

        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    private static List<String> interleaved(Bench bench, int seed) {
        Asked asked = Asked.values()[seed % Asked.values().length];
        Random random = new Random(seed);
        bench.setUp(asked);
        try (Trial one = bench.trial(asked.settings(), Line.Happening.NOTHING);
                Trial two = bench.trial(asked.settings(), Line.Happening.NOTHING)) {
            while (!one.isOver() || !two.isOver()) {
                List<Trial> due = Stream.of(one, two).filter(Trial::isDue).toList();
                if (due.isEmpty()) {
                    bench.pass(Trial.untilDue(one, two));
                } else {
                    due.get(random.nextInt(due.size())).step();
                }
            }
            Evidence evidence = new Evidence(bench, asked, two);
            List<String> wrong = new ArrayList<>(Cells.explained(Rule.converged(evidence), evidence));
            if (!one.outcome().succeeded()) {
                wrong.add("the other run: " + one.outcome().toJson());
            }
            return wrong;
        }
    }

    @AfterAll
    void count() {
        System.out.println("Races: " + races + ".");
        assertTrue(races >= FLOOR, races + " races");
    }
}
