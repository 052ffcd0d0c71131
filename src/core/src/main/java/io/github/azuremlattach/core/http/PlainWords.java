package io.github.azuremlattach.core.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words of exceptions for people, who know no Java classes. */
final class PlainWords {
    /** A class with its package, or one that is called an exception. */
    private static final Pattern CLASS =
            Pattern.compile("\\b(?:[a-z][\\w]*\\.){2,}[A-Z]\\w*(?:\\$\\w+)*|\\b[A-Z]\\w*Exception\\b");

    private static final Pattern EMPTY_START = Pattern.compile("^[\\s:;,.-]+");
    private static final Pattern SEE_INNER = Pattern.compile("(?i),? *(please )?see (the )?inner exception[^.]*\\.?");

    private PlainWords() {}

    /** An exception and its causes, outermost first. */
    static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = thrown; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }

    /** The first line of a message without names of classes and query strings; empty where nothing is left. */
    static String of(String message) {
        String line = message.lines().findFirst().orElse("");
        String plain = SEE_INNER.matcher(CLASS.matcher(line).replaceAll("")).replaceAll("");
        return ServiceError.clean(EMPTY_START.matcher(plain).replaceAll("").replaceAll(":\\s*:", ":"));
    }

    /** What the deepest cause says that says anything. */
    static String deepest(List<Throwable> chain) {
        for (int i = chain.size() - 1; i >= 0; i--) {
            String message = chain.get(i).getMessage();
            String words = message == null ? "" : of(message);
            if (!words.isEmpty()) {
                return words;
            }
        }
        return "no reason was given";
    }
}
