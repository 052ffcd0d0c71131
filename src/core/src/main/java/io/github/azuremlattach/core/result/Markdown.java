package io.github.azuremlattach.core.result;

/** Text from outside as Markdown that shows just that text: it becomes neither Markdown nor HTML nor a link. */
public final class Markdown {
    private static final int LONGEST = 2000;

    private Markdown() {}

    /** Text on one line, in the type of code, where GitHub turns nothing into a mention, a reference or an emoji. */
    public static String code(String text) {
        return text.isBlank() ? "" : "<code>" + entities(text) + "</code>";
    }

    /** Everything but letters, digits and spaces as character references, which are text and never syntax. */
    private static String entities(String text) {
        StringBuilder safe = new StringBuilder();
        String line = text.replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ").strip();
        line.codePoints().limit(LONGEST).forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == ' ') {
                safe.appendCodePoint(c);
            } else {
                safe.append("&#").append(c).append(';');
            }
        });
        return line.codePointCount(0, line.length()) > LONGEST ? safe + "..." : safe.toString();
    }
}
