package io.github.azuremlattach.core.diagnosis;

import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.ServiceError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known of a failure.
 *
 * @param place where it appeared
 * @param status the HTTP status; 0 where there was none
 * @param lines what was said, outermost first
 */
public record Symptom(Place place, int status, List<String> lines) {
    /** A code before its message, as {@link ServiceError#lines} writes them. */
    private static final Pattern LEADING_CODE = Pattern.compile("^([A-Za-z]\\w{2,99})(?::|$)");

    /** The forms in which a service quotes the error of another in its message. */
    private static final Pattern QUOTED_CODE =
            Pattern.compile("(?:\"?[Cc]ode\\\\?\"?\\s*[:=]\\s*\\\\?[\"']?|^\\(|\\s\\()([A-Za-z]\\w{2,99})");

    private static final Pattern NUMBERED = Pattern.compile("\\b(AADSTS\\d+|E4\\d{4})\\b");
    private static final Pattern MANAGED_IDENTITY =
            Pattern.compile("(?i)managed ?identity|\\bimds\\b|169\\.254\\.169\\.254|identity not found");
    private static final Pattern ID_TOKEN =
            Pattern.compile("(?i)\\bid[- ]token|ACTIONS_ID_TOKEN|oidc token|federated token file");

    public Symptom {
        lines = List.copyOf(lines);
    }

    /** A request that failed. */
    public static Symptom of(ArmException e) {
        List<String> lines = e.error().lines();
        Place place =
                switch (e.kind()) {
                    case UNREACHABLE -> Place.CONNECTION;
                    case UNTRUSTED -> Place.CERTIFICATE;
                    case GARBLED -> Place.GARBLED;
                    case SIGN_IN -> signIn(String.join("\n", lines));
                    case REFUSED -> Place.of(e.request());
                };
        return new Symptom(place, e.status(), lines);
    }

    /** Something that was said at a place. */
    public static Symptom at(Place place, List<String> lines) {
        return new Symptom(place, 0, lines);
    }

    private static Place signIn(String text) {
        if (text.contains("AADSTS")) {
            return Place.SIGN_IN;
        }
        return MANAGED_IDENTITY.matcher(text).find()
                ? Place.MANAGED_IDENTITY
                : ID_TOKEN.matcher(text).find() ? Place.ID_TOKEN : Place.SIGN_IN;
    }

    /** All that was said, a line each. */
    String text() {
        return String.join("\n", lines);
    }

    /** How deep a code stands in the error; empty when it is not there. */
    OptionalInt depth(String code) {
        Integer depth = codes().get(code.toLowerCase(Locale.ROOT));
        return depth == null ? OptionalInt.empty() : OptionalInt.of(depth);
    }

    /** Whether a code stands in a sentence as a word of its own. */
    boolean mentions(String code) {
        String text = text();
        return text.contains(code)
                && Pattern.compile("\\b" + Pattern.quote(code) + "\\b")
                        .matcher(text)
                        .find();
    }

    private Map<String, Integer> codes() {
        Map<String, Integer> codes = new LinkedHashMap<>();
        for (int depth = 0; depth < lines.size(); depth++) {
            for (String code : codesIn(lines.get(depth))) {
                codes.put(code.toLowerCase(Locale.ROOT), depth);
            }
        }
        return codes;
    }

    private static List<String> codesIn(String line) {
        List<String> codes = new ArrayList<>();
        for (Pattern pattern : List.of(LEADING_CODE, QUOTED_CODE, NUMBERED)) {
            Matcher matcher = pattern.matcher(line);
            while (matcher.find()) {
                codes.add(matcher.group(1));
            }
        }
        return codes;
    }
}
