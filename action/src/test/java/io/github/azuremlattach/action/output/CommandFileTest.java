package io.github.azuremlattach.action.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the runner when there is no room for a value: half of one would break the step that reads them. */
class CommandFileTest {
    private static final int FULL = 7;

    @TempDir
    Path folder;

    /** Appends more than fits into the file that is named. */
    static final class Appending {
        private Appending() {}

        public static void main(String[] arguments) {
            try {
                CommandFile.append(Path.of(arguments[0]), Map.of("plan", "x".repeat(100_000)));
            } catch (UncheckedIOException e) {
                System.exit(FULL);
            }
        }
    }

    @Test
    void aFileWithoutRoomStaysAsItWas() throws Exception {
        Path file = Files.writeString(folder.resolve("output"), "earlier=value\n");
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f 8; exec \"$0\" -XX:-UsePerfData -cp \"$1\" \"$2\" \"$3\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"),
                        Appending.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(FULL, process.exitValue(), said);
        assertEquals("earlier=value\n", Files.readString(file));
    }
}
