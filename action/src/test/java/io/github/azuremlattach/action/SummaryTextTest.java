package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Markdown;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The texts of the summary, one by one. */
class SummaryTextTest {

    @Test
    void textFromOutsideIsOnlyText() {
        assertEquals("<code>a&#60;b&#62; &#38;amp&#59; &#42;x&#42; &#124;</code>", Markdown.code("a<b> &amp; *x* |"));
        assertEquals("<code>one two</code>", Markdown.code("one\r\n\u2028two"));
        assertEquals("<code>größer 日本 &#128640;</code>", Markdown.code("größer 日本 \uD83D\uDE80"));
        assertEquals("", Markdown.code("  "));
    }

    @Test
    void aLongTextIsCut() {
        assertEquals(
                2000 + "<code>...</code>".length(),
                Markdown.code("x".repeat(5000)).length());
    }

    @Test
    void aChartHasALineForEachStageThatTookTime() {
        String chart = StageChart.of(List.of(
                span("look", 0, 400),
                span("plan", 400, 0),
                span("wait: \"a\"; b", 400, 61_000),
                span("x", 3_661_001, 5)));
        assertEquals("""
                ```mermaid
                gantt
                  dateFormat HH:mm:ss.SSS
                  axisFormat %H:%M:%S
                  look (0.4 s) :00:00:00.000, 400ms
                  wait a b (61 s) :00:00:00.400, 61000ms
                  x (0.0 s) :01:01:01.001, 5ms
                ```
                """, chart);
    }

    @Test
    void aPageStaysBelowTheLimitAndEndsWithAWholeLine() {
        String page = StepSummary.capped("- ü line of a page\n".repeat(70_000));
        int bytes = page.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= 1_000_000 && bytes > 999_000, "bytes: " + bytes);
        assertTrue(page.endsWith("- ü line of a page\n\n(The rest was left out.)\n"));
        assertEquals("short\n", StepSummary.capped("short\n"));
    }

    private static AttachOutcome.Span span(String stage, long start, long length) {
        return new AttachOutcome.Span(stage, Duration.ofMillis(start), Duration.ofMillis(length));
    }
}
