package io.github.azuremlattach.action;

import io.github.azuremlattach.core.result.AttachOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The stages of a run as a Gantt chart in Mermaid's language, which GitHub draws. */
final class StageChart {
    private StageChart() {}

    static String of(List<AttachOutcome.Span> timeline) {
        StringBuilder chart =
                new StringBuilder("```mermaid\ngantt\n  dateFormat HH:mm:ss.SSS\n  axisFormat %H:%M:%S\n");
        for (AttachOutcome.Span span : timeline) {
            if (!span.length().isZero()) {
                chart.append("  ")
                        .append(label(span.stage()))
                        .append(" (")
                        .append(seconds(span.length()))
                        .append(") :")
                        .append(time(span.start()))
                        .append(", ")
                        .append(span.length().toMillis())
                        .append("ms\n");
            }
        }
        return chart.append("```\n").toString();
    }

    /** A length in seconds, as precise as it is long. */
    static String seconds(Duration length) {
        return length.toSeconds() >= 10
                ? length.toSeconds() + " s"
                : String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1000.0);
    }

    private static String time(Duration start) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                start.toHours() % 24,
                start.toMinutesPart(),
                start.toSecondsPart(),
                start.toMillisPart());
    }

    /** Letters, digits and spaces only: nothing that means something to Mermaid. */
    private static String label(String stage) {
        return stage.replaceAll("[^\\p{L}\\p{N}]+", " ");
    }
}
