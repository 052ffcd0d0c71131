package io.github.azuremlattach.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The runs of one contestant. */
final class Samples {
    private final List<Sample> all = new ArrayList<>();

    void add(Sample sample) {
        all.add(sample);
    }

    /** The median wall time in seconds. */
    double wall() {
        return median(all, sample -> seconds(sample.wall()));
    }

    /** The median CPU time in seconds. */
    double cpu() {
        return median(all, sample -> seconds(sample.cpu()));
    }

    /** The median of the peaks of memory in MB. */
    double peak() {
        return median(all, sample -> sample.peakKb() / 1000.0);
    }

    /** Least and most wall time, as {@code 0.51–0.73}. */
    String range() {
        double[] walls =
                all.stream().mapToDouble(s -> seconds(s.wall())).sorted().toArray();
        return number(walls[0]) + "–" + number(walls[walls.length - 1]);
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    static <T> double median(List<T> list, ToDoubleFunction<T> value) {
        double[] sorted = list.stream().mapToDouble(value).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** A number with two places. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
