package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import io.github.azuremlattach.core.result.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole runs, word for word: what each asks of Azure, when, and what it says. Above the line of a file stands what is
 * there and what is asked for; below it what comes of it, which {@code -Dregenerate=true} writes anew.
 */
class RecordedRunsTest {
    private static final Path RUNS = Path.of("src/test/resources/runs");
    private static final String LINE = "\n---\n";
    private static final int MOST_STEPS = 1000;
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(RUNS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aRunAsksAndSaysTheSameAsEver(String name) throws IOException {
        Path file = RUNS.resolve(name);
        String recorded = Files.readString(file);
        String head = recorded.substring(0, recorded.indexOf(LINE) + LINE.length());

        String now = head + transcript(YAML.readTree(head));

        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(file, now);
        }
        assertEquals(Files.readString(file), now, name + " is another run now: if it should be, -Dregenerate=true");
    }

    private String transcript(JsonNode head) throws IOException {
        try (Rig rig = Rig.with(head.path("azure").asText("{}"))) {
            Transcript transcript = new Transcript(rig);
            for (JsonNode run : head.path("runs")) {
                transcript.begins(run.path("title").asText());
                rig.emulator.apply(run.path("azure").asText("{}").replace("$EMULATOR", rig.emulator.url()));
                if (run.has("manifest")) {
                    fleet(rig, transcript, run.path("manifest").asText());
                } else {
                    single(
                            rig,
                            transcript,
                            asked(run.path("asked")),
                            run.path("restarts").asBoolean());
                }
            }
            return transcript.toString();
        }
    }

    private static String[] asked(JsonNode asked) {
        List<String> settings = new ArrayList<>();
        asked.properties()
                .forEach(field ->
                        settings.addAll(List.of(field.getKey(), field.getValue().asText())));
        return settings.toArray(String[]::new);
    }

    private static void single(Rig rig, Transcript transcript, String[] asked, boolean restarts) throws IOException {
        AttachRun run = rig.attachment(asked);
        Progress step = run.advance(run.begin());
        transcript.step();
        for (int steps = 1; step instanceof Progress.Again again; steps++) {
            if (steps > MOST_STEPS) {
                throw new AssertionError("the run does not end:\n" + transcript);
            }
            rig.clock.pass(again.pause());
            Checkpoint next = again.next();
            // The first step of a process only looks again at what is under way.
            if (restarts && steps % 3 == 0 && !rig.emulator.writes().isEmpty()) {
                run = rig.attachment(asked);
                next = new Checkpoint(next.text());
            }
            step = run.advance(next);
            transcript.step();
        }
        end(transcript, ((Progress.Done) step).outcome());
    }

    private void fleet(Rig rig, Transcript transcript, String manifest) throws IOException {
        FleetRig host = new FleetRig(folder);
        Fleet fleet = host.fleet(rig, host.request(rig, manifest));
        AttachReport report = FleetRig.finish(rig, fleet, transcript::step);
        host.waits().forEach(wait -> transcript.line("  waits " + wait));
        for (AttachOutcome outcome : report.targets()) {
            end(transcript, outcome);
        }
    }

    /** The verdict; checks and plan have been told before. */
    private static void end(Transcript transcript, AttachOutcome outcome) throws IOException {
        ObjectNode all = (ObjectNode) JSON.readTree(outcome.toJson());
        all.remove(List.of("checks", "plan", "changes"));
        all.properties().forEach(field -> transcript.line(field.getKey() + ": " + field.getValue()));
        for (ChangeResult change : outcome.changes()) {
            transcript.line("- " + ReportJson.line(change));
        }
    }
}
