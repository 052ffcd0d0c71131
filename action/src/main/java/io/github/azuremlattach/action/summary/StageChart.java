package io.github.azuremlattach.action.summary;

import io.github.azuremlattach.action.log.Durations;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The stages of a run as a Gantt chart in Mermaid's language, which GitHub draws; the stage that failed is red. */
final class StageChart {
    private static final long HOUR = 3_600_000;
    private static final long MIN_MILLIS = 60_000;

    /** A stage counts from one part in so many. */
    private static final int MIN_SHARE = 20;

    private StageChart() {}

    /** The chart; empty for a run that is short, or all but one stage. */
    static String of(AttachOutcome outcome) {
        List<AttachOutcome.Span> shown = whole(outcome.timeline()).stream()
                .filter(span -> span.millis() > 0)
                .toList();
        long large = shown.stream()
                .filter(span -> span.millis() * MIN_SHARE > outcome.millis())
                .count();
        if (outcome.millis() < MIN_MILLIS || large < 2) {
            return "";
        }
        String axis = outcome.millis() < HOUR ? "%M:%S" : "%H:%M:%S";
        StringBuilder chart =
                new StringBuilder("\n```mermaid\ngantt\n  dateFormat HH:mm:ss.SSS\n  axisFormat " + axis + "\n");
        for (AttachOutcome.Span span : shown) {
            boolean failed = !outcome.succeeded() && span.equals(shown.get(shown.size() - 1));
            chart.append("  %s (%s) :%s%s, %dms\n"
                    .formatted(
                            label(span.stage()),
                            Durations.words(span.millis()),
                            failed ? "crit, " : "",
                            time(span.startMillis()),
                            span.millis()));
        }
        return chart.append("```\n").toString();
    }

    /** One bar for each stage, from its first moment to its last: changes that run side by side take turns. */
    private static List<AttachOutcome.Span> whole(List<AttachOutcome.Span> timeline) {
        Map<String, AttachOutcome.Span> stages = new LinkedHashMap<>();
        timeline.forEach(span -> stages.merge(span.stage(), span, StageChart::joined));
        return List.copyOf(stages.values());
    }

    private static AttachOutcome.Span joined(AttachOutcome.Span first, AttachOutcome.Span last) {
        return new AttachOutcome.Span(first.stage(), first.startMillis(), last.endMillis() - first.startMillis());
    }

    private static String time(long millis) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                millis / 3_600_000 % 24,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                millis % 1000);
    }

    /** Letters, digits and spaces only: nothing that means something to Mermaid. */
    private static String label(String stage) {
        return stage.replaceAll("[^\\p{L}\\p{N}]+", " ");
    }
}
