package io.jenkins.plugins.azuremlattach;

import hudson.Util;
import io.github.azuremlattach.core.result.AttachOutcome.Span;
import java.util.ArrayList;
import java.util.List;

/** The stages of an attach as bars on one scale; a stage too short to see is left out. */
public final class Timeline {
    /** The length of the scale. */
    public static final int WIDTH = 1000;

    private static final int NARROWEST = 4;
    private static final long SHORTEST_MILLIS = 200;

    private final List<Bar> bars = new ArrayList<>();

    Timeline(List<Span> spans) {
        long total = Math.max(1, spans.stream().mapToLong(Span::endMillis).max().orElse(1));
        for (Span span : spans) {
            if (span.millis() >= SHORTEST_MILLIS || spans.size() == 1) {
                int x = (int) Math.min(WIDTH - NARROWEST, span.startMillis() * WIDTH / total);
                int width = (int) Math.max(NARROWEST, span.millis() * WIDTH / total);
                bars.add(new Bar(span.stage(), x, Math.min(width, WIDTH - x), Util.getTimeSpanString(span.millis())));
            }
        }
    }

    public List<Bar> getBars() {
        return bars;
    }

    /**
     * One bar.
     *
     * @param stage what it stands for
     * @param x where it begins on the scale
     * @param width its length on the scale
     * @param time its length in words
     */
    public record Bar(String stage, int x, int width, String time) {}
}
