package io.github.azuremlattach.emulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on a role assignment (ABAC, version 2.0), as far as conditions on role assignments need it: AND, OR, NOT,
 * parentheses, {@code ActionMatches}, and comparisons of an attribute with a list.
 *
 * <p>An attribute that the request does not have fulfils no comparison. Facts: Azure's page "Azure role assignment
 * condition format and syntax".
 */
public final class AccessCondition {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:([(){},!])|(&&|\\|\\|)|'((?:[^'\\\\]|\\\\.)*)'|(@\\w+\\[[^\\]]+\\])|([\\w:.-]+))");
    private final List<String> tokens = new ArrayList<>();
    private final String action;
    private final Map<String, String> attributes;
    private int at;

    private AccessCondition(String text, String action, Map<String, String> attributes) {
        this.action = action;
        this.attributes = attributes;
        Matcher token = TOKEN.matcher(text.strip());
        int end = 0;
        while (token.find() && token.start() == end) {
            tokens.add(token.group().strip());
            end = token.end();
        }
        if (end != text.strip().length()) {
            throw new IllegalArgumentException("The condition cannot be read at position " + end + ".");
        }
    }

    /**
     * Whether a condition allows an action.
     *
     * @param text the condition
     * @param action the action, such as Microsoft.Authorization/roleAssignments/write
     * @param attributes what the request and the resource say, by the name that follows the last colon, in lower case, such
     *     as roledefinitionid
     * @throws IllegalArgumentException if the condition is not well-formed
     */
    public static boolean allows(String text, String action, Map<String, String> attributes) {
        AccessCondition condition = new AccessCondition(text, action, attributes);
        boolean allowed = condition.either();
        if (condition.at != condition.tokens.size()) {
            throw new IllegalArgumentException("The condition does not end at '" + condition.peek() + "'.");
        }
        return allowed;
    }

    private boolean either() {
        boolean value = both();
        while (takeWord("OR") || take("||")) {
            value |= both();
        }
        return value;
    }

    private boolean both() {
        boolean value = negatable();
        while (takeWord("AND") || take("&&")) {
            value &= negatable();
        }
        return value;
    }

    private boolean negatable() {
        if (take("!") || takeWord("NOT")) {
            return !negatable();
        }
        if (take("(")) {
            boolean value = either();
            expect(")");
            return value;
        }
        if (takeWord("ActionMatches")) {
            return list().stream().anyMatch(pattern -> matches(pattern, action));
        }
        if (takeWord("SubOperationMatches")) {
            list();
            return false;
        }
        boolean exists = takeWord("Exists");
        String attribute = next();
        if (!attribute.startsWith("@")) {
            throw new IllegalArgumentException("The condition has '" + attribute + "' where an attribute should be.");
        }
        String name = attribute.replaceFirst(".*[\\[:]([^\\]:]+)\\]$", "$1").toLowerCase(Locale.ROOT);
        String actual = attributes.getOrDefault(name, "");
        return exists ? !actual.isEmpty() : compare(actual);
    }

    private boolean compare(String actual) {
        String operator = next().replaceFirst("^ForAny\\w+:|^ForAll\\w+:", "").toLowerCase(Locale.ROOT);
        List<String> wanted = peek().equals("{") ? list() : List.of(value(next()));
        boolean met = wanted.stream()
                .anyMatch(one -> operator.contains("like") ? matches(one, actual) : one.equalsIgnoreCase(actual));
        return !actual.isEmpty() && (operator.contains("not") ? !met : met);
    }

    private List<String> list() {
        expect("{");
        List<String> values = new ArrayList<>();
        while (!take("}")) {
            values.add(value(next()));
            take(",");
        }
        return values;
    }

    private static String value(String token) {
        return token.startsWith("'") ? token.substring(1, token.length() - 1) : token;
    }

    private static boolean matches(String pattern, String actual) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(actual).matches();
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() {
        if (at == tokens.size()) {
            throw new IllegalArgumentException("The condition ends too early.");
        }
        return tokens.get(at++);
    }

    private boolean take(String token) {
        boolean there = peek().equals(token);
        at += there ? 1 : 0;
        return there;
    }

    private boolean takeWord(String word) {
        boolean there = peek().equalsIgnoreCase(word);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw new IllegalArgumentException("The condition lacks a '" + token + "' before '" + peek() + "'.");
        }
    }
}
