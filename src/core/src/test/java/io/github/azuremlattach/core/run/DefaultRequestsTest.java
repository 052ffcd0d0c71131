package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.emulator.RecordedRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every request of a run that asks for nothing but an attach, in one place: whoever adds one changes this list, and says why.
 * Reads are made side by side, so that the order is that of the alphabet.
 */
class DefaultRequestsTest {
    private static final String AT_ONCE = "{provisioning: {duration: 0s}, runCommand: {duration: 0s}}";

    @Test
    void anAttachOfAks() {
        assertRequests("""
                TODO""");
    }

    @Test
    void anAttachOfArc() {
        assertRequests("""
                TODO""", "resource-id", Rig.ARC);
    }

    @Test
    void anAttachThatIsThereAlready() {
        try (Rig rig = Rig.with(AT_ONCE)) {
            rig.run();
            rig.emulator.clearRequests();
            rig.run();
            assertEquals(sorted("""
                TODO"""), sent(rig));
        }
    }

    private static void assertRequests(String expected, String... given) {
        try (Rig rig = Rig.with(AT_ONCE)) {
            AttachOutcome outcome = rig.run(given);
            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertEquals(sorted(expected), sent(rig));
        }
    }

    private static String sorted(String lines) {
        return lines.lines().sorted().collect(Collectors.joining("\n"));
    }

    private static String sent(Rig rig) {
        List<RecordedRequest> requests = rig.emulator.requests();
        return sorted(requests.stream().map(DefaultRequestsTest::line).collect(Collectors.joining("\n")));
    }

    /** A method and a path without what every path begins with, without GUIDs and without namespaces of providers. */
    private static String line(RecordedRequest request) {
        String path = request.path()
                .replaceFirst("(?i)^/subscriptions/[^/]+", "")
                .replaceFirst("(?i)^/resourceGroups/[^/]+", "")
                .replaceAll("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "*")
                .replace("/providers/", " ")
                .replaceAll("Microsoft[.][A-Za-z]+/", "")
                .trim();
        return (request.method() + " " + (path.isEmpty() ? "subscription" : path)).strip();
    }
}
