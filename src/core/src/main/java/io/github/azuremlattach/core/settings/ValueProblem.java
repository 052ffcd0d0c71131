package io.github.azuremlattach.core.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognizes what people paste by mistake, whichever parameter it is for. */
final class ValueProblem {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{");
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\(\\w+\\)|\\$\\{\\w+}|\\$[A-Za-z_]\\w*|%[A-Za-z_]\\w*%");
    private static final Pattern PLACEHOLDER = Pattern.compile("<[^<>]+>");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000]");
    private static final Pattern BASE64 = Pattern.compile("MII[A-Za-z0-9+/=]{200,}");
    private static final String KEY = "-----BEGIN";

    private ValueProblem() {}

    /** Whether a text that should be the path of a file is more likely a file's content. */
    static boolean isContent(String path) {
        String text = path.strip();
        return holdsKey(text)
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0
                || text.startsWith("{")
                || BASE64.matcher(text).matches();
    }

    /** Whether a text holds a key or a certificate. */
    static boolean holdsKey(String text) {
        return text.contains(KEY);
    }

    /** What to do about the value, as the second half of a sentence; empty when there is nothing special about it. */
    static Optional<String> remedy(Parameter parameter, String value) {
        if (parameter.isSecret() || parameter.type().form() == ValueType.Form.MAP) {
            return Optional.empty();
        }
        if (EXPRESSION.matcher(value).find()) {
            return Optional.of("GitHub expands ${{ }} only in workflow files, so give the value itself");
        }
        if (VARIABLE.matcher(value).find()) {
            return Optional.of(
                    "the variable was not expanded: is it set, and written as this shell or pipeline expects?");
        }
        Matcher placeholder = PLACEHOLDER.matcher(value);
        if (placeholder.find()) {
            return Optional.of("replace the placeholder " + placeholder.group() + " with a value of your own");
        }
        Matcher invisible = INVISIBLE.matcher(value);
        if (invisible.find()) {
            return Optional.of("remove the invisible character U+%04X at position %d"
                    .formatted(value.codePointAt(invisible.start()), invisible.start() + 1));
        }
        int tab = value.indexOf('\t');
        return tab < 0 ? Optional.empty() : Optional.of("remove the tab at position " + (tab + 1));
    }
}
