package io.github.azuremlattach.action.log;

import java.util.Locale;

/** Lengths of time for people, from milliseconds. */
public final class Durations {
    private Durations() {}

    /** As a clock shows it: {@code 4:11}, {@code 1:04:11}. */
    public static String clock(long millis) {
        long seconds = millis / 1000;
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** In words, as precise as it is long: {@code 2.1 s}, {@code 47 s}, {@code 4 min 11 s}. */
    public static String words(long millis) {
        if (millis < 10_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        long seconds = millis / 1000;
        return seconds < 60
                ? seconds + " s"
                : seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    }
}
