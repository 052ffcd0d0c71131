package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of bundled libraries names each of them with its version and size, and a licence that is allowed. */
class DependenciesTest {
    private static final Pattern ROW =
            Pattern.compile("\\| `[^:`]+:([^`]+)` \\| (\\S+) \\| (.+?) \\| ([0-9,]+) \\| .+ \\|");
    private static final Pattern FOR_TESTS = Pattern.compile(
            "(junit|jqwik|archunit|commonmark|opentest4j|apiguardian|bcp|bcutil|azureml-attach|surefire|jazzer).*");

    @Test
    void theTableIsTheClassPath() throws IOException {
        TreeMap<String, String> bundled = new TreeMap<>();
        for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            String name = jar.getFileName().toString();
            if (name.endsWith(".jar") && !FOR_TESTS.matcher(name).matches()) {
                bundled.put(name, String.format(java.util.Locale.ROOT, "%,d", Files.size(jar)));
            }
        }
        TreeMap<String, String> documented = new TreeMap<>();
        TreeSet<String> licences = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("..", "docs", "development", "dependencies.md")));
        while (row.find()) {
            documented.put(row.group(1) + "-" + row.group(2) + ".jar", row.group(4));
            licences.addAll(Arrays.asList(row.group(3).split(" or ")));
        }
        assertFalse(bundled.isEmpty());
        assertEquals(bundled, documented);
        assertEquals("[Apache-2.0, MIT]", licences.toString());
    }
}
