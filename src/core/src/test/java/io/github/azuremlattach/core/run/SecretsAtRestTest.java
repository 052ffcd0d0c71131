package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.fleet.FleetListener;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.ReportJson;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.emulator.RecordedRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret stands in what outlives a process, nor in an exception with all its causes. */
class SecretsAtRestTest {
    private static final String SECRET = "emulator-secret";
    private static final Pattern TOKEN_OR_QUERY = Pattern.compile("eyJ[A-Za-z0-9]{8,}|[?&][a-z-]+=|service=new");

    @Test
    void checkpoints() {
        try (Rig rig = Rig.standard()) {
            StringBuilder kept = new StringBuilder();
            AttachRun attachment =
                    rig.attachment("identity-type", "SystemAssigned", "compute-roles", "AcrPull @ registry");
            AttachOutcome outcome = rig.finish(attachment, attachment.begin(), checkpoint -> {
                kept.append(checkpoint.text()).append('\n');
                return checkpoint;
            });
            assertTrue(kept.indexOf("\"PROVISIONING\"") > 0, kept.toString());
            assertFalse(signatures(rig).isEmpty());
            check(kept + outcome.toJson() + rig.events, rig);
        }
    }

    @Test
    void statesOfAFleet(@TempDir Path folder) throws Exception {
        try (Rig rig = Rig.standard()) {
            Path manifest = Files.writeString(
                    folder.resolve("fleet.yml"), "computes: [{compute-name: aa}, {compute-name: bb}]");
            Map<String, String> settings = rig.settings("compute-name", "", "manifest", manifest.toString());
            AttachSettings given = AttachSettings.of(settings);
            Fleet fleet = Fleet.of(
                    FleetRequest.from(given), AzureConnector.from(given, "test/1"), rig.clock, new FleetListener() {});
            StringBuilder kept = new StringBuilder();
            while (!fleet.isOver()) {
                fleet.due().forEach(Runnable::run);
                kept.append(fleet.save()).append('\n');
                rig.clock.pass(fleet.pause());
            }
            assertTrue(kept.indexOf("PROVISIONING") > 0, kept.toString());
            check(kept + ReportJson.line(fleet.outcomes()), rig);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{status: 400, message: '{url}'}",
                "{status: 401, body: '<p>{url}</p>', contentType: text/html}",
                "{status: 503, message: 'see {url}'}",
                "{status: 302, headers: {Location: 'https://evil.example/?s=abc'}}",
                "reset-before",
                "cut-body",
                "empty-body",
                "expired-token"
            })
    void exceptions(String fault) {
        String signed = "/subscriptions/s/providers/p/op?api-version=1&service=new&t=1&s=c4n4rySignature";
        try (Rig rig = Rig.with("faults: [{match: {path: '**/op'}, fault: " + fault + "}]")) {
            ArmException thrown = assertThrows(
                    ArmException.class, () -> AzureConnector.from(AttachSettings.of(rig.settings()), "test/1")
                            .open()
                            .computes()
                            .status(rig.emulator.url() + signed));
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            check(trace + thrown.error().toString() + thrown.request(), rig);
            assertFalse(trace.toString().contains("c4n4ry"), trace.toString());
        }
    }

    private static void check(String kept, Rig rig) {
        assertFalse(kept.contains(SECRET), kept);
        assertFalse(TOKEN_OR_QUERY.matcher(kept).find(), kept);
        for (String signature : signatures(rig)) {
            assertFalse(kept.contains(signature), kept);
        }
    }

    private static List<String> signatures(Rig rig) {
        return rig.requests("GET", "computeOperationsStatus").stream()
                .map(RecordedRequest::query)
                .map(query -> query.replaceAll(".*&s=", "").substring(0, 20))
                .toList();
    }
}
