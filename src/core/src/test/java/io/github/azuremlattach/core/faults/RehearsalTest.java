package io.github.azuremlattach.core.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.emulator.RecordedRequest;
import io.github.azuremlattach.emulator.Scenario;
import io.github.azuremlattach.emulator.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Users can rehearse every fault with a scenario file, and the one in the documentation does. */
class RehearsalTest {
    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Set<String> KINDS =
            Stream.of(Fault.Kind.values()).map(Fault.Kind::key).collect(Collectors.toCollection(TreeSet::new));

    @Test
    void anAttachComesThroughTheBadDayOfTheDocumentation() {
        Scenario scenario = Scenario.load(DOCS.resolve("rehearsal.scenario.yaml"));
        AttachOutcome outcome = Cells.on(bench -> {
            bench.emulator.reset(scenario);
            Map<String, String> settings = Asked.REPLACE.settings();
            settings.put("compute-roles", "AcrPull @ registry");
            try (Trial trial = bench.networkTrial(settings, Line.Happening.NOTHING)) {
                AttachOutcome end = trial.finish().outcome();
                assertEquals(KINDS, fallen(bench.emulator.requests()), end.toJson());
                return end;
            }
        });

        assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
        assertEquals(2, outcome.changes().size(), outcome.toJson());
    }

    private static Set<String> fallen(List<RecordedRequest> requests) {
        return requests.stream()
                .map(RecordedRequest::fault)
                .filter(fault -> !fault.isEmpty())
                .map(fault -> fault.matches("\\d+") ? Fault.Kind.STATUS.key() : fault)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyKindOfFaultIsDescribed() throws IOException {
        String page = Files.readString(DOCS.resolve("emulator.md"));
        for (String kind : KINDS) {
            assertTrue(kind.equals(Fault.Kind.STATUS.key()) || page.contains("`" + kind + "`"), kind);
        }
    }
}
