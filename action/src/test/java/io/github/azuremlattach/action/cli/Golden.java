package io.github.azuremlattach.action.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts as people see them, kept beside the tests; {@code -Dregenerate} writes them anew. */
final class Golden {
    private Golden() {}

    static void check(String name, String text) throws IOException {
        Path file = Path.of("src/test/resources/golden", name);
        String stable = text.replaceAll("\\(Java \\d+\\)", "(Java 17)");
        if (System.getProperty("regenerate") != null) {
            Files.writeString(file, stable);
        }
        assertEquals(Files.readString(file), stable);
    }
}
