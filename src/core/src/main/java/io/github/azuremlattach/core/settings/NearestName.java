package io.github.azuremlattach.core.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody who misspelt one most likely meant. */
public final class NearestName {
    private static final int MIN_PREFIX = 3;
    private static final int LETTERS_PER_EDIT = 4;

    private NearestName() {}

    /**
     * The candidate that begins so, or the one with the fewest edits between it and the name, case aside.
     *
     * @return empty when even the nearest one is too far to be meant: more than one edit for each four letters
     */
    public static Optional<String> of(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate -> isNear(wanted, candidate.toLowerCase(Locale.ROOT)))
                .min(Comparator.comparing((String candidate) -> !candidate.startsWith(wanted))
                        .thenComparingInt(candidate -> edits(wanted, candidate.toLowerCase(Locale.ROOT))));
    }

    /** The same as a question after a sentence, with a blank before it; empty when no candidate is near. */
    public static String question(String name, Collection<String> candidates) {
        return of(name, candidates)
                .map(nearest -> " Did you mean " + nearest + "?")
                .orElse("");
    }

    private static boolean isNear(String wanted, String candidate) {
        boolean begins = wanted.length() >= MIN_PREFIX && candidate.startsWith(wanted);
        return begins || edits(wanted, candidate) <= Math.max(1, wanted.length() / LETTERS_PER_EDIT);
    }

    /** The optimal string alignment distance: two letters that changed places are one edit. */
    private static int edits(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : edits(a, b, i, j, rows);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int edits(String a, String b, int i, int j, int[][] rows) {
        int swap = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(swap, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean turned = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return turned ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
