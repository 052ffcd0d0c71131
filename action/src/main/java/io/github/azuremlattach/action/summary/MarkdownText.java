package io.github.azuremlattach.action.summary;

import io.github.azuremlattach.core.result.Markdown;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text as Markdown that shows just that text: prose where it is plain words, the type of code where it is not. */
final class MarkdownText {
    private static final int MAX_CODE_POINTS = 2000;

    /** Words and numbers, with the punctuation around them; GitHub makes no mention, reference or emoji of them. */
    private static final Pattern PLAIN_WORD = Pattern.compile("([(\"'“‘«]*)"
            + "((?:[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*|\\p{N}+[.,]\\p{N}+|\\p{N}+%|[=–—→+≠✓✗!?·…-])?)"
            + "([)\"'”’».,;:!?…]*)");

    /** What GitHub takes for an issue or a commit, and what is too long for prose. */
    private static final Pattern REFERENCE = Pattern.compile("(?i)GH-\\d+|\\p{XDigit}{7,40}|.{25,}");

    private static final Pattern SAFE_LINK = Pattern.compile("https://[A-Za-z0-9._~:/#%@()-]+");

    /** No syntax wherever these stand, and after a letter those. */
    private static final String HARMLESS = ",;()?'\"";

    private static final String HARMLESS_AFTER_LETTER = ".:!-";

    private MarkdownText() {}

    /** Own prose: words as prose, and every name, path or value in it in the type of code. */
    static String prose(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ").strip();
        int end = line.offsetByCodePoints(0, Math.min(MAX_CODE_POINTS, line.codePointCount(0, line.length())));
        String shown = line.substring(0, end);
        String prose = shown.isEmpty()
                ? ""
                : List.of(shown.split(" ")).stream().map(MarkdownText::word).collect(Collectors.joining(" "));
        return end < line.length() ? prose + " …" : prose;
    }

    /** Somebody else's text, in the type of code. */
    static String code(String text) {
        return Markdown.code(text);
    }

    /** Somebody else's lines, as a quotation. */
    static String quote(List<String> lines) {
        String text = lines.stream()
                .map(MarkdownText::code)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("<br>"));
        return text.isEmpty() ? "" : "> " + text + "\n";
    }

    /** A command to copy. */
    static String fence(String command) {
        String line = command.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        Matcher ticks = Pattern.compile("`+").matcher(line);
        int longest = 2;
        while (ticks.find()) {
            longest = Math.max(longest, ticks.end() - ticks.start());
        }
        String fence = "`".repeat(longest + 1);
        return fence + "sh\n" + line + "\n" + fence + "\n";
    }

    /** A link where the address is one, otherwise the text. */
    static String link(String text, String address) {
        return SAFE_LINK.matcher(address).matches() ? "<a href=\"" + address + "\">" + text + "</a>" : text;
    }

    /** Lines that are shown when somebody opens them. */
    static String details(String summary, String content) {
        return "\n<details><summary>" + summary + "</summary>\n\n" + content + "\n</details>\n";
    }

    private static String word(String word) {
        Matcher plain = PLAIN_WORD.matcher(word);
        return plain.matches() && !REFERENCE.matcher(plain.group(2)).matches() ? references(word) : inner(word);
    }

    /** Punctuation around a name stays prose. */
    private static String inner(String word) {
        Matcher parts = Pattern.compile("([(\"'“‘«]*)(.*?)([)\"'”’».,;:!?…]*)").matcher(word);
        return parts.matches() && !parts.group(2).isEmpty() && !word.startsWith(":")
                ? references(parts.group(1)) + code(parts.group(2)) + references(parts.group(3))
                : code(word);
    }

    /** Whatever could be syntax as character references, which are text and never syntax. */
    private static String references(String text) {
        StringBuilder safe = new StringBuilder();
        int before = ' ';
        for (int c : text.codePoints().toArray()) {
            boolean harmless = Character.isLetterOrDigit(c)
                    || c > 127
                    || HARMLESS.indexOf(c) >= 0
                    || (HARMLESS_AFTER_LETTER.indexOf(c) >= 0 && Character.isLetter(before));
            if (harmless) {
                safe.appendCodePoint(c);
            } else {
                safe.append("&#").append(c).append(';');
            }
            before = c;
        }
        return safe.toString();
    }
}
