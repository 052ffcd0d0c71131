package io.jenkins.plugins.azuremlattach;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the page of a build shows: its computes, those that need a person first. */
public final class BuildPage {
    /** A fleet's computes that are shown in full beside those that failed. */
    private static final int MAX_DETAILED = 50;

    private static final int MAX_SUMMARIZED = 10;

    private final List<ComputeView> computes;
    private final boolean live;

    BuildPage(List<AttachRecord> records, boolean live) {
        this.computes = records.stream()
                .map(ComputeView::new)
                .sorted(Comparator.comparing(ComputeView::isFailed).reversed())
                .toList();
        this.live = live;
    }

    /** Whether there may be more to show later: as long as the build goes on. */
    public boolean isLive() {
        return live;
    }

    public List<ComputeView> getComputes() {
        return computes;
    }

    public boolean isSeveral() {
        return computes.size() > 1;
    }

    /** Those that are shown in full: all of them, or of a large fleet those that failed. */
    public List<ComputeView> getDetailed() {
        return computes.size() <= MAX_DETAILED
                ? computes
                : computes.stream().filter(ComputeView::isFailed).toList();
    }

    /** Those that the page of the build's status names. */
    public List<ComputeView> getSummarized() {
        return computes.subList(0, Math.min(MAX_SUMMARIZED, computes.size()));
    }

    /** How many computes ended in which way, in words. */
    public String getCounts() {
        Map<String, Long> counts = computes.stream()
                .collect(Collectors.groupingBy(ComputeView::getState, TreeMap::new, Collectors.counting()));
        String words = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        return computes.size() == 1
                ? Messages.BuildPage_oneCompute(words)
                : Messages.BuildPage_computes(computes.size(), words);
    }
}
