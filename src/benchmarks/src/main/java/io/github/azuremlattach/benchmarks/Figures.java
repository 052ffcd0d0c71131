package io.github.azuremlattach.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts figures into a page, between two marks, in place of those that stood there. */
final class Figures {
    private static final String BEGIN = "<!-- figures: written by mvn -Pbenchmarks -Dbenchmark.page -->\n";
    private static final String END = "<!-- end of the figures -->";

    private Figures() {}

    static void into(Path page, CharSequence figures) {
        try {
            String text = Files.readString(page);
            int begin = text.indexOf(BEGIN);
            int end = text.indexOf(END);
            if (begin < 0 || end < begin) {
                throw new IllegalArgumentException(page + " has no place for figures");
            }
            Files.writeString(page, text.substring(0, begin) + BEGIN + "\n" + figures + "\n" + text.substring(end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
