package io.github.azuremlattach.action.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line for people, with its styles. No character in it can control a terminal or begin another line. */
public final class Text {
    private static final String CONTROL = "[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069&&[^\\t]]+";

    /** How a part of a line is shown where there are colours; no meaning hangs on it alone. */
    public enum Style {
        PLAIN(""),
        BOLD("1"),
        DIM("2"),
        GOOD("32"),
        BAD("31"),
        WARNING("33");

        private final String ansi;

        Style(String ansi) {
            this.ansi = ansi;
        }
    }

    private record Span(Style style, String text) {
        String ansi() {
            return style == Style.PLAIN ? text : "\u001b[" + style.ansi + "m" + text + "\u001b[0m";
        }
    }

    private final List<Span> spans;

    private Text(List<Span> spans) {
        this.spans = List.copyOf(spans);
    }

    /** A line without styles. */
    public static Text of(String text) {
        return of(Style.PLAIN, text);
    }

    /** A line in one style. */
    public static Text of(Style style, String text) {
        return new Text(List.of()).and(style, text);
    }

    /** The same line with more at its end. */
    public Text and(String text) {
        return and(Style.PLAIN, text);
    }

    /** The same line with more at its end, in a style. */
    public Text and(Style style, String text) {
        List<Span> all = new ArrayList<>(spans);
        all.add(new Span(style, text.replaceAll(CONTROL, " ")));
        return new Text(all);
    }

    /** The line without styles. */
    public String plain() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    /** The line with its styles as ANSI escape sequences. */
    public String ansi() {
        return spans.stream().map(Span::ansi).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return plain();
    }
}
