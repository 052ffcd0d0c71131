package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.emulator.Emulator;
import io.github.azuremlattach.emulator.RecordedRequest;
import io.github.azuremlattach.emulator.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plants secrets and searches all that a run writes, in every kind of failure, for one compute and for many. */
class SecretsTest {
    private static final String SECRET = "c4n4ryClientSecret7f3a9b";
    private static final List<String> FAULTS = List.of(
            "{status: 400, message: 'no: {url}'}",
            "{status: 401, body: '<html><style>{}</style><p>no entry to {url}</p></html>', contentType: text/html}",
            "{status: 403, code: AuthorizationFailed, message: '{url}'}",
            "{status: 404, message: 'The requested URL {url} was not found'}",
            "{status: 429, retryAfter: 1, message: '{url}'}",
            "{status: 503, body: {error: {code: Busy, details: [{message: 'see \\\"{url}\\\"'}]}}}",
            "{status: 302, headers: {Location: 'https://evil.example/?s=abc'}}",
            "{kind: html, body: '<h1>{url}</h1>'}",
            "refuse",
            "reset-before",
            "reset-after",
            "{kind: hang, atMost: 50ms}",
            "cut-body",
            "wrong-content-type",
            "empty-body",
            "foreign-status-host",
            "expired-token");
    private static final String SIGN_IN = "path: '**/token'";

    /** The library that signs in waits a real second before it asks a server again that is in trouble. */
    private static final List<String> SLOW_SIGN_IN = FAULTS.subList(5, 8);

    private static final List<String> REQUESTS = List.of(
            "method: GET, path: '**/workspaces/*'",
            "method: GET, path: '**/computes/*'",
            "method: PUT, path: '**/computes/*'",
            "path: '**/computeOperationsStatus/*'",
            "method: PUT, path: '**/roleAssignments/*'",
            "path: '**/permissions'",
            "path: '**/runCommand'");

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();

    static Stream<String> faults() {
        return FAULTS.stream();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void inEveryRequestOfOneCompute(String fault) throws Exception {
        for (String request : REQUESTS) {
            run(request, fault, false);
        }
        if (!SLOW_SIGN_IN.contains(fault)) {
            run(SIGN_IN, fault, false);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void inEveryRequestOfAManifest(String fault) throws Exception {
        for (String request : REQUESTS.subList(2, 5)) {
            run(request, fault, true);
        }
    }

    private void run(String request, String fault, boolean manifest) throws Exception {
        try (Emulator emulator = emulator("faults: [{match: {" + request + "}, fault: " + fault + "}]")) {
            clean();
            Job job = job(emulator).withSecret().with("client-secret", SECRET);
            if (manifest) {
                job.with("compute-name", "").with("manifest", "fleet.yml");
                Files.writeString(folder.resolve("fleet.yml"), "computes: [{compute-name: aa}, {compute-name: bb}]");
            }
            job.run();
            String written = written(Canaries.withoutMasks(job.log(), List.of(SECRET)));
            Canaries canaries = new Canaries().plant("client secret", SECRET);
            queries(emulator).forEach(query -> canaries.plantParts("signed query", query));
            assertEquals(List.of(), canaries.found(written), request + ", " + fault + "\n" + written);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{status: 400, message: '{url}'}", "{status: 503, message: '{url}'}", "reset-before"})
    void idTokensAndWhatFetchesThem(String fault) throws Exception {
        String faults = fault.isEmpty() ? "" : "faults: [{match: {path: '**/token'}, fault: " + fault + "}]";
        try (Emulator emulator = emulator(faults);
                TokenStandIn tokens = new TokenStandIn(clock, Duration.ofMinutes(5))) {
            Job job = job(emulator).withIdTokens(tokens);
            assertEquals(fault.isEmpty() ? 0 : 1, job.run(), job.log());
            assertFalse(tokens.issued().isEmpty());
            String written = written(Canaries.withoutMasks(job.log(), tokens.issued()));
            Canaries canaries = new Canaries().plant("request token", tokens.bearer());
            tokens.issued().forEach(token -> canaries.plantParts("ID token", token));
            assertEquals(List.of(), canaries.found(written), written);
        }
    }

    @Test
    void refusedIdTokens() throws Exception {
        try (Emulator emulator = emulator("");
                TokenStandIn tokens = new TokenStandIn(clock, Duration.ofMinutes(5))) {
            for (int status : new int[] {401, 403, 500}) {
                tokens.refuse(status);
                Job job = job(emulator).withIdTokens(tokens);
                assertEquals(1, job.run(), job.log());
                String written = written(job.log());
                assertEquals(
                        List.of(),
                        new Canaries().plant("request token", tokens.bearer()).found(written),
                        written);
            }
        }
    }

    /** A search that finds nothing proves something only when it would have found it. */
    @Test
    void theSearchFindsWhatIsThere() {
        Canaries canaries =
                new Canaries().plant("client secret", SECRET).plantParts("query", "a=1&s=abcdefghijklmn_op");
        assertEquals(List.of("client secret"), canaries.found("x" + SECRET + "y"));
        assertEquals(List.of("client secret in Base64"), canaries.found("YzRuNHJ5Q2xpZW50U2VjcmV0N2YzYTli"));
        assertEquals(List.of("a token"), canaries.found("Bearer eyJhbGciOiJSUzI1NiJ9"));
        assertEquals(List.of("a signed query", "query at 6"), canaries.found("/op?a=1&#38;s&#61;abcdefghijklmn"));
        assertEquals(List.of("a signed query"), canaries.found("%26s%3Dabc"));
        assertEquals(List.of(), canaries.found("a plain text, 100 % harmless + more"));
        assertTrue(Canaries.withoutMasks("a " + SECRET + "\n::add-mask::" + SECRET, List.of(SECRET))
                .contains("mentioned before its mask"));
    }

    private Emulator emulator(String more) {
        return Emulator.builder()
                .clock(clock)
                .scenario(Scenario.standard().with("principals: {pipeline: {secret: " + SECRET + "}}\n" + more))
                .start();
    }

    private Job job(Emulator emulator) throws IOException {
        return new Job(folder, emulator, clock)
                .with("namespace", "team-a")
                .with("identity-type", "SystemAssigned")
                .with("compute-roles", "AcrPull @ registry")
                .with("workspace-name", "ml-uai")
                .with("timeout", "10m")
                .with("junit", "junit.xml")
                .environment("RUNNER_DEBUG", "1");
    }

    private static List<String> queries(Emulator emulator) {
        return emulator.requests().stream()
                .filter(request -> request.path().contains("computeOperationsStatus"))
                .map(RecordedRequest::query)
                .toList();
    }

    /** The log and every byte in the folder but the inputs and the certificate to trust. */
    private String written(String log) throws IOException {
        StringBuilder all = new StringBuilder(log);
        for (Path file : files()) {
            all.append("\n== ").append(file.getFileName()).append('\n').append(Files.readString(file));
        }
        assertTrue(all.indexOf("== output") > 0 && all.indexOf("== summary") > 0, "written: " + files());
        return all.toString();
    }

    private void clean() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("ca.pem") && !file.endsWith("fleet.yml"))
                    .forEach(files::add);
        }
        return files;
    }
}
