package io.github.azuremlattach.action.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Markdown;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The texts of the summary, one by one. */
class MarkdownTextTest {

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
    void ownWordsAreProseAndNamesAreCode() {
        assertEquals(
                "Set workspace-roles to grant, or (better) give 'it' Reader on <code>&#47;x&#47;aks&#45;1</code>&#46;",
                MarkdownText.prose("Set workspace-roles to grant, or (better) give 'it' Reader on /x/aks-1."));
        assertEquals("1&#46; &#45; a &#43; b &#61;", MarkdownText.prose("1. - a + b ="));
        assertEquals("HTTP 403 after 4 min 11 s", MarkdownText.prose("HTTP 403 after 4 min 11 s"));
        for (String reference : List.of(
                "@octocat",
                "#1",
                ":tada:",
                "GH-12",
                "deadbeef1",
                "a_b_c",
                "**b**",
                "https://evil.example/",
                "www.evil.example")) {
            assertEquals("<code>", MarkdownText.prose(reference).replaceAll("(<code>).*", "$1"), reference);
        }
    }

    @Test
    void aCommandCannotEndItsFence() {
        assertEquals("````sh\naz ``` x y\n````\n", MarkdownText.fence("az ``` x\ny"));
    }

    @Test
    void aChartHasALineForEachStageThatTookTime() {
        String chart = StageChart.of(outcome(
                AttachOutcome.Kind.FAILED,
                new AttachOutcome.Span("look", 0, 5000),
                new AttachOutcome.Span("plan", 5000, 0),
                new AttachOutcome.Span("wait: \"a\"; b", 5000, 61_000)));
        assertEquals("""

                ```mermaid
                gantt
                  dateFormat HH:mm:ss.SSS
                  axisFormat %M:%S
                  look (5.0 s) :00:00:00.000, 5000ms
                  wait a b (1 min 1 s) :crit, 00:00:05.000, 61000ms
                ```
                """, chart);
        assertEquals(
                "", StageChart.of(outcome(AttachOutcome.Kind.ATTACHED, new AttachOutcome.Span("look", 0, 90_000))));
    }

    @Test
    void aPageStaysBelowTheLimitAndEndsWithAWholeLine() {
        String page = SummaryPage.capped("- ü line of a page\n".repeat(70_000), 1_000_000);
        int bytes = page.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes <= 1_000_000 && bytes > 999_000, "bytes: " + bytes);
        assertTrue(page.endsWith("- ü line of a page\n\n(The rest was left out.)\n"));
        assertEquals("short\n", SummaryPage.capped("short\n", 1_000_000));
    }

    private static AttachOutcome outcome(AttachOutcome.Kind kind, AttachOutcome.Span... spans) {
        return new AttachOutcome(
                "a",
                kind,
                "",
                "",
                "",
                "",
                "",
                "",
                false,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(spans),
                "",
                kind == AttachOutcome.Kind.FAILED
                        ? Optional.of(AttachFailure.invalid(List.of("x")))
                        : Optional.empty());
    }
}
