package io.github.azuremlattach.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals(new Options(8443, null, null, false), Options.parse());
        assertEquals(
                new Options(0, Path.of("s.yaml"), Path.of("ca.pem"), false),
                Options.parse("--port", "0", "--scenario=s.yaml", "--ca-out", "ca.pem"));
        assertTrue(Options.parse("--help").help());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot | Unknown option '--prot'; the nearest known option is '--port'.",
                "--port | Option '--port' needs a value.",
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
