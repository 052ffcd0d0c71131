package io.github.azuremlattach.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.emulator.http.Endpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The emulator as a program of its own. */
class MainTest {
    @TempDir
    Path folder;

    @Test
    void optionsHaveDefaultsAndTwoSpellings() {
        assertEquals(new Options(8443, Endpoint.loopback(), null, null, false), Options.parse());
        assertEquals(
                new Options(0, Endpoint.loopback(), Path.of("s.yaml"), Path.of("ca.pem"), false),
                Options.parse("--port", "0", "--scenario=s.yaml", "--ca-out", "ca.pem"));
        assertEquals(
                new Options(8443, Endpoint.of("192.0.2.7", List.of("a.example", "b.example")), null, null, false),
                Options.parse("--host", "192.0.2.7", "--san=a.example", "--san", "b.example"));
        assertTrue(Options.parse("--help").help());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot | Unknown option '--prot'; the nearest known option is '--port'.",
                "--port | Option '--port' needs a value.",
                "--host=192.0.2.777 | '192.0.2.777' is no host name or IP address known here.",
                "--san=a_b | 'a_b' is no host name or IP address known here.",
                "--port=99999 | Option '--port' should be a number from 0 to 65535, not '99999'.",
            })
    void aWrongOptionIsOneSentence(String argument, String sentence) {
        assertEquals(
                sentence,
                assertThrows(IllegalArgumentException.class, () -> Options.parse(argument))
                        .getMessage());
    }

    @Test
    void itSaysHowToUseItAndEndsWhenTold() throws Exception {
        Path ca = folder.resolve("ca.pem");
        Process process = run("--port", "0", "--ca-out", ca.toString());
        try (BufferedReader output = reader(process)) {
            String ready = output.readLine();
            assertTrue(ready.startsWith("Ready: resource-manager-url and authority-url https://localhost:"), ready);
            assertTrue(ready.contains("workspaces ml-prod ml-uai ml-bare"), ready);
            assertTrue(Files.readString(ca).startsWith("-----BEGIN CERTIFICATE-----"));
        } finally {
            process.destroy();
        }
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    }

    @Test
    void anAddressThatOthersReachIsWarnedOf() throws Exception {
        Process process = run("--port", "0", "--host", "0.0.0.0", "--san", "azure.example");
        try (BufferedReader output = reader(process)) {
            String warning = output.readLine();
            assertTrue(warning.startsWith("Warning: not only this machine reaches this address"), warning);
            String ready = output.readLine();
            assertTrue(ready.startsWith("Ready: resource-manager-url and authority-url https://azure.example:"), ready);
        } finally {
            process.destroy();
        }
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    }

    @Test
    void aMistakeEndsItWithTwo() throws Exception {
        Path scenario = Files.writeString(folder.resolve("wrong.yaml"), "akss: {}");
        Process process = run("--scenario", scenario.toString());
        try (BufferedReader output = reader(process)) {
            assertEquals("Scenario: unknown key 'akss'; the nearest known key is 'aks'.", output.readLine());
        }
        assertEquals(2, process.waitFor());
    }

    private static Process run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
