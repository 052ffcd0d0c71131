package io.github.azuremlattach.core.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.emulator.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fleet is killed at each request in turn, or befallen by trouble there: each target comes to what was asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FleetMatrixTest {
    private static final int FLOOR = 100;

    private int cells;

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

    @Test
    void anotherProcessFinishesWhatACrashLeft() {
        List<Crash> crashes = new ArrayList<>();
        for (int number = 1; number <= requests().size(); number++) {
            boolean before = number % 2 == 0;
            crashes.add(new Crash(number, before, false));
            crashes.add(new Crash(number, !before, Cells.ALL || number % 3 == 0));
        }
        cells += crashes.size();

        List<String> wrong = Cells.wrong(crashes, FleetMatrixTest::crash);

        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    private static List<String> crash(Bench bench, Crash crash) {
        bench.setUp(FleetTrial.EXISTING);
        String saved;
        try (FleetTrial killed = bench.fleet(crash.happening())) {
            saved = killed.finish().saved();
            if (!killed.line.isCut()) {
                return List.of("the fleet was not killed");
            }
        }
        try (FleetTrial next = bench.fleet(Line.Happening.NOTHING)) {
            return wrong(bench, (crash.anew() ? next : next.from(saved)).finish());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVICE_UNAVAILABLE", "RESET_AFTER", "THROTTLED_WITH_RETRY_AFTER", "UNAUTHORIZED"})
    void oneTroubleAtAnyRequestPasses(Trouble trouble) {
        List<Target> requests = requests();
        List<Target> befallen = IntStream.range(0, requests.size())
                .filter(i -> Cells.ALL || requests.get(i).write() || i % 3 == trouble.ordinal() % 3)
                .mapToObj(requests::get)
                .toList();
        cells += befallen.size();

        List<String> wrong = Cells.wrong(befallen, (bench, target) -> {
            bench.setUp(FleetTrial.EXISTING);
            bench.emulator.apply(target.befallenBy(trouble));
            try (FleetTrial trial = bench.fleet(Line.Happening.NOTHING)) {
                return wrong(bench, trial.finish());
            }
        });

        assertEquals(List.of(), wrong, () -> String.join("\n", wrong));
    }

    /** The requests of a fleet that meets no trouble. */
    private static List<Target> requests() {
        return Cells.on(bench -> {
            bench.setUp(FleetTrial.EXISTING);
            try (FleetTrial trial = bench.fleet(Line.Happening.NOTHING)) {
                assertEquals(List.of(), wrong(bench, trial.finish()));
                return Target.of(bench.emulator.requests());
            }
        });
    }

    /** What is not as it has to be in the end. */
    private static List<String> wrong(Bench bench, FleetTrial trial) {
        List<String> wrong = new ArrayList<>();
        List<AttachOutcome> outcomes = trial.outcomes();
        outcomes.stream().filter(outcome -> !outcome.succeeded()).forEach(outcome -> wrong.add(outcome.toJson()));
        for (String name : List.of("one", "two", "three")) {
            JsonNode compute =
                    bench.emulator.compute(Ids.WORKSPACES + "ml-prod", name).orElseThrow();
            if (!compute.at("/properties/provisioningState").asText().equals("Succeeded")) {
                wrong.add(name + " is not Succeeded");
            }
            long puts = bench.emulator.requests().stream()
                    .filter(request -> request.method().equals("PUT") && request.carriedOut())
                    .map(RecordedRequest::path)
                    .filter(path -> path.endsWith("/computes/" + name))
                    .count();
            if (puts != (name.equals("three") ? 0 : 1)) {
                wrong.add(name + " was put " + puts + " times");
            }
        }
        if (bench.newRoles().size() != 2) {
            wrong.add("its roles: " + bench.newRoles());
        }
        if (!bench.hasNamespace(Ids.AKS, "team-new")) {
            wrong.add("the namespace is missing");
        }
        return wrong;
    }

    @AfterAll
    void count() {
        System.out.println("Fleet matrix: " + cells + " cells.");
        assertTrue(cells >= FLOOR, cells + " cells");
    }
}
