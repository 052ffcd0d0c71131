package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts as people see them, kept beside the tests; {@code -Dregenerate} writes them anew. */
public final class Golden {
    /** The emulator draws principals and correlation ids; the guids of its scenarios repeat one digit. */
    private static final String GUID = "(?!(\\d)\\1{7}-)\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

    /** A job's name ends in digits that are drawn. */
    private static final String JOB = "(?<prefix>job attach(?:&#45;\\w+)+&#45;)\\p{XDigit}{8}";

    private static final String RANDOM = "99999999-9999-9999-9999-999999999999";

    private Golden() {}

    public static void check(String name, String text) throws IOException {
        Path file = Path.of("src/test/resources/golden", name);
        String stable = text.replaceAll("\\(Java \\d+\\)", "(Java 17)")
                .replaceAll(GUID, RANDOM)
                .replaceAll(GUID.replace("-", "&#45;"), RANDOM.replace("-", "&#45;"))
                .replaceAll(JOB, "${prefix}99999999");
        if (System.getProperty("regenerate") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, stable);
        }
        assertEquals(Files.readString(file), stable);
    }
}
