package io.jenkins.plugins.azuremlattach;

import hudson.Util;
import java.util.ArrayList;
import java.util.List;

/** Laps as bars of a drawing, in its units; a lap too short to see is left to the table. */
public final class Timeline {
    /** The width of the drawing. */
    public static final int WIDTH = 960;

    /** The height of one bar and its label. */
    public static final int ROW = 22;

    private static final int LABELS = 240;
    private static final int TIMES = 90;
    private static final long SHORTEST = 200;

    private final List<Bar> bars = new ArrayList<>();

    Timeline(List<Lap> laps) {
        long total = Math.max(1, laps.stream().mapToLong(Lap::getEnd).max().orElse(1));
        double scale = (WIDTH - LABELS - TIMES) / (double) total;
        for (Lap lap : laps) {
            if (lap.getLength() >= SHORTEST || laps.size() == 1) {
                bars.add(new Bar(
                        lap.getStage(),
                        LABELS + (int) (lap.getStart() * scale),
                        bars.size() * ROW,
                        Math.max(2, (int) (lap.getLength() * scale)),
                        Util.getTimeSpanString(lap.getLength())));
            }
        }
    }

    public List<Bar> getBars() {
        return bars;
    }

    public int getHeight() {
        return bars.size() * ROW;
    }

    /**
     * One bar.
     *
     * @param stage what it stands for
     * @param x where it begins
     * @param y its upper edge
     * @param width its length
     * @param time its length in words
     */
    public record Bar(String stage, int x, int y, int width, String time) {
        // Jelly reads bean properties, which a record's accessors are not.

        public String getStage() {
            return stage;
        }

        public int getX() {
            return x;
        }

        public int getY() {
            return y + 4;
        }

        public int getWidth() {
            return width;
        }

        public int getTextY() {
            return y + 16;
        }

        public int getTimeX() {
            return x + width + 6;
        }

        public String getTime() {
            return time;
        }
    }
}
