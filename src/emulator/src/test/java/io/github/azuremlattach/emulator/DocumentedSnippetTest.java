package io.github.azuremlattach.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of docs/emulator.md, compiled and run as it stands. */
class DocumentedSnippetTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "emulator.md");
    private static final String SOURCE = """
            import io.github.azuremlattach.emulator.*;

            public class Snippet {
                public static void run(java.time.InstantSource clock) throws Exception {
            %s
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void theSnippetCompilesAndRuns() throws Exception {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```java\n") + "```java\n".length();
        String snippet = page.substring(start, page.indexOf("```", start));
        assertTrue(snippet.contains("azure.reset("), snippet);
        Path source = Files.writeString(folder.resolve("Snippet.java"), SOURCE.formatted(snippet));

        ByteArrayOutputStream log = new ByteArrayOutputStream();
        URL emulator = Emulator.class.getProtectionDomain().getCodeSource().getLocation();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        log,
                        log,
                        "-cp",
                        Path.of(emulator.toURI()).toString(),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertEquals(0, code, log.toString(StandardCharsets.UTF_8));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, Emulator.class.getClassLoader())) {
            loader.loadClass("Snippet").getMethod("run", InstantSource.class).invoke(null, new MovableClock());
        }
    }
}
