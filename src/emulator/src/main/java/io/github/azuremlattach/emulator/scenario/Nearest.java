package io.github.azuremlattach.emulator.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The known word that is closest to a mistyped one. */
public final class Nearest {
    private Nearest() {}

    /** The closest of the candidates by edit distance, letter case aside. */
    public static String to(String word, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(lower(word), lower(candidate))))
                .orElse("");
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
