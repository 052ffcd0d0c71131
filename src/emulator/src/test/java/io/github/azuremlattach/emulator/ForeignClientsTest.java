package io.github.azuremlattach.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Microsoft's own clients, unmodified, against the emulator: sign in, attach AKS and Arc, get, list, change the identity,
 * detach. Run by the profile clients only, since they are fetched and poll every 30 seconds; one whose registry cannot be
 * reached is left out with one line.
 */
@Tag("clients")
@Timeout(value = 16, unit = TimeUnit.MINUTES)
class ForeignClientsTest {
    private static final Path CLIENTS = Path.of("src/clients").toAbsolutePath();
    private final Emulator emulator = Emulator.start();

    @TempDir
    Path work;

    @BeforeEach
    void trust() throws IOException {
        Files.writeString(work.resolve("ca.pem"), emulator.caPem());
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void azureAiMl() throws Exception {
        String python = work.resolve("venv/bin/python").toString();
        if (fetched("azure-ai-ml", List.of("python3", "-m", "venv", "venv"))
                && fetched(
                        "azure-ai-ml",
                        List.of(
                                python,
                                "-m",
                                "pip",
                                "install",
                                "-q",
                                "azure-ai-ml==1.35.2",
                                "azure-identity==1.27.0"))) {
            attaches(List.of(python, CLIENTS.resolve("python/attach.py").toString()), "py-aks, py-arc");
        }
    }

    @Test
    void armMachineLearningOfJavaScript() throws Exception {
        Files.copy(CLIENTS.resolve("javascript/package.json"), work.resolve("package.json"));
        Files.copy(CLIENTS.resolve("javascript/attach.mjs"), work.resolve("attach.mjs"));
        if (fetched("@azure/arm-machinelearning", List.of("npm", "install", "--silent", "--no-audit", "--no-fund"))) {
            attaches(List.of("node", "attach.mjs"), "js-aks, js-arc");
        }
    }

    @Test
    void armMachineLearningOfGo() throws Exception {
        Files.copy(CLIENTS.resolve("go/go.mod"), work.resolve("go.mod"));
        Files.copy(CLIENTS.resolve("go/main.go"), work.resolve("main.go"));
        if (fetched("armmachinelearning", List.of("go", "mod", "tidy"))
                && fetched("armmachinelearning", List.of("go", "build", "-o", "client", "."))) {
            attaches(List.of(work.resolve("client").toString()), "go-aks, go-arc");
        }
    }

    @Test
    void azureCli() throws Exception {
        String python = work.resolve("venv/bin/python").toString();
        if (fetched("azure-cli", List.of("python3", "-m", "venv", "venv"))
                && fetched("azure-cli", List.of(python, "-m", "pip", "install", "-q", "azure-cli==2.91.0"))) {
            String script = CLIENTS.resolve("cli/attach.sh").toString();
            String path = "PATH=" + work.resolve("venv/bin") + ":" + System.getenv("PATH");
            attaches(List.of("env", path, "bash", script), "az-aks, az-arc");
        }
    }

    private void attaches(List<String> command, String computes) throws Exception {
        Outcome outcome = run(command, true);
        assertEquals(0, outcome.exitCode(), outcome.output());
        assertTrue(outcome.output().contains("attached, listed, changed and detached: " + computes), outcome.output());
    }

    private boolean fetched(String client, List<String> command) throws Exception {
        boolean fetched = run(command, false).exitCode() == 0;
        if (!fetched) {
            System.out.println(client + " did not run: its registry or its tools cannot be reached here.");
        }
        return fetched;
    }

    private record Outcome(int exitCode, String output) {}

    private Outcome run(List<String> command, boolean trusting) throws Exception {
        Path output = Files.createTempFile(work, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        if (trusting) {
            String ca = work.resolve("ca.pem").toString();
            builder.environment().put("EMULATOR_URL", emulator.url());
            builder.environment().put("EMULATOR_CA", ca);
            builder.environment().put("NODE_EXTRA_CA_CERTS", ca);
            builder.environment().put("SSL_CERT_FILE", ca);
        }
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Outcome(127, e.getMessage());
        }
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        return new Outcome(ended ? process.exitValue() : 124, Files.readString(output));
    }
}
