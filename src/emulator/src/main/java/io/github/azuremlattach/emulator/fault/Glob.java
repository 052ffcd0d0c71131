package io.github.azuremlattach.emulator.fault;

import java.util.regex.Pattern;

/** Patterns for names and paths: a * for any run of letters but slashes, ** for slashes too, ^… for a regex. */
public final class Glob {
    private Glob() {}

    /** The pattern that the text means; letter case does not matter. */
    public static Pattern compile(String text) {
        if (text.startsWith("^")) {
            return Pattern.compile(text + ".*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' && i + 1 < text.length() && text.charAt(i + 1) == '*') {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** Whether the whole of the value fits the pattern. */
    public static boolean fits(String pattern, String value) {
        return compile(pattern).matcher(value).matches();
    }
}
