package io.github.azuremlattach.core.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The uses that are no plain attach, killed at each request in turn: what the next process comes to is the same. */
class OtherUsesTest {

    /** A use, with what has to be true in its end. */
    enum Use {
        DETACH_WITH_ROLES(Map.of("mode", "detach", "remove-roles", "true")) {
            @Override
            void setUp(Bench bench) {
                bench.setUp(Asked.REPLACE);
                run(bench, Map.of());
            }

            @Override
            List<String> wrong(Bench bench, AttachOutcome outcome) {
                return Stream.of(
                                must(outcome.succeeded(), "it detaches"),
                                must(bench.compute(Asked.REPLACE).isMissingNode(), "the compute is gone"),
                                must(bench.newRoles().isEmpty(), "its roles are gone: " + bench.newRoles()))
                        .flatMap(List::stream)
                        .toList();
            }
        },
        KEEP(Map.of("on-difference", "keep")) {
            @Override
            List<String> wrong(Bench bench, AttachOutcome outcome) {
                JsonNode compute = bench.compute(Asked.REPLACE);
                String principal = compute.at("/identity/principalId").asText();
                return Stream.of(
                                must(outcome.succeeded(), "it keeps"),
                                must(
                                        compute.at("/properties/properties/namespace")
                                                .asText()
                                                .equals("team-b"),
                                        "the compute stays as it was"),
                                must(
                                        bench.newRoles().size() == 2
                                                && bench.newRoles().stream().allMatch(r -> r.endsWith(principal)),
                                        "the identity in use has the roles: " + bench.newRoles()))
                        .flatMap(List::stream)
                        .toList();
            }
        },
        WITHOUT_WAITING(Map.of("wait", "false", "on-difference", "replace")) {
            @Override
            List<String> wrong(Bench bench, AttachOutcome outcome) {
                return Stream.of(
                                must(outcome.succeeded(), "it submits"),
                                must(
                                        bench.compute(Asked.REPLACE)
                                                .at("/properties/properties/namespace")
                                                .asText()
                                                .equals("team-a"),
                                        "the compute is attached anew"),
                                must(bench.newRoles().size() == 2, "its roles: " + bench.newRoles()))
                        .flatMap(List::stream)
                        .toList();
            }
        };

        private final Map<String, String> settings;

        Use(Map<String, String> settings) {
            this.settings = settings;
        }

        void setUp(Bench bench) {
            bench.setUp(Asked.REPLACE);
        }

        abstract List<String> wrong(Bench bench, AttachOutcome outcome);

        Trial trial(Bench bench, Line.Happening happening) {
            return bench.trial(merged(settings), happening);
        }

        static Map<String, String> merged(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(Asked.REPLACE.settings());
            all.putAll(more);
            return all;
        }

        static void run(Bench bench, Map<String, String> more) {
            try (Trial trial = bench.trial(merged(more), Line.Happening.NOTHING)) {
                trial.finish();
            }
        }

        static List<String> must(boolean holds, String what) {
            return holds ? List.of() : List.of(what);
        }
    }

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
        List<Crash> crashes = new ArrayList<>();
        for (int number = 1; number <= requests; number++) {
            for (boolean before : new boolean[] {true, false}) {
                crashes.add(new Crash(number, before, true));
                crashes.add(new Crash(number, before, false));
            }
        }

        List<String> wrong = Cells.wrong(crashes, (bench, crash) -> cell(bench, use, crash));

        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    @ParameterizedTest
    @EnumSource
    void oneTroubleAtAnyRequestPasses(Use use) {
        List<Target> requests = Cells.on(bench -> {
            use.setUp(bench);
            bench.emulator.clearRequests();
            try (Trial trial = use.trial(bench, Line.Happening.NOTHING)) {
                trial.finish();
                return Target.of(bench.emulator.requests());
            }
        });
        List<Trouble> troubles = List.of(Trouble.SERVICE_UNAVAILABLE, Trouble.RESET_AFTER, Trouble.UNAUTHORIZED);
        List<Befallen> cells = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Target target = requests.get(i);
            for (Trouble trouble : troubles) {
                boolean turn = i % troubles.size() == troubles.indexOf(trouble);
                if (Cells.ALL || target.write() || turn) {
                    cells.add(new Befallen(Asked.REPLACE, target, trouble, false));
                }
            }
        }

        List<String> wrong = Cells.wrong(cells, (bench, cell) -> {
            use.setUp(bench);
            bench.emulator.clearRequests();
            bench.emulator.apply(cell.target().befallenBy(cell.trouble()));
            try (Trial trial = use.trial(bench, Line.Happening.NOTHING)) {
                AttachOutcome outcome = trial.finish().outcome();
                boolean fell = bench.emulator.requests().stream()
                        .anyMatch(request -> !request.fault().isEmpty());
                List<String> broken = new ArrayList<>(use.wrong(bench, outcome));
                broken.addAll(Use.must(fell, "the fault falls"));
                return broken.isEmpty()
                        ? broken
                        : Stream.concat(broken.stream(), Stream.of(outcome.toJson()))
                                .toList();
            }
        });

        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
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
}
