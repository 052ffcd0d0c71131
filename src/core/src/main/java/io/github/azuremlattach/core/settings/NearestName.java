package io.github.azuremlattach.core.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the name that somebody who misspelt one most likely meant. */
public final class NearestName {
    private NearestName() {}

    /** A candidate that begins so, or the one with the fewest single-letter edits between it and the name, case aside. */
    public static String of(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .min(Comparator.comparing((String candidate) -> !candidate.startsWith(wanted))
                        .thenComparingInt(candidate -> edits(wanted, candidate.toLowerCase(Locale.ROOT))))
                .orElseThrow();
    }

    /** The Levenshtein distance. */
    private static int edits(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
