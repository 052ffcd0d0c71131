package io.github.azuremlattach.core.diagnosis;

import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A known failure.
 *
 * @param symptom its name
 * @param kind what kind of answer shows it, such as {@code HTTP 403} or {@code Failed}; absent for any
 * @param request a pattern of the request that meets it; absent for any
 * @param words a pattern of what Azure says
 * @param cause why it happens
 * @param remedy what to do; {@code {resource-id}} stands for a parameter in the host's spelling
 * @param link a page that says more; absent when there is none
 */
public record KnownError(
        String symptom,
        @Nullable String kind,
        @Nullable String request,
        String words,
        String cause,
        String remedy,
        @Nullable String link) {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)}");

    /** Its stable name in reports: the symptom in lower case with hyphens. */
    public String code() {
        return symptom.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    boolean matches(String actualKind, String where, List<String> lines) {
        return (kind == null || Pattern.matches(kind, actualKind))
                && (request == null || Pattern.compile(request).matcher(where).find())
                && Pattern.compile(words, Pattern.CASE_INSENSITIVE)
                        .matcher(String.join("\n", lines))
                        .find();
    }

    Advice advice(Function<Parameter, String> names) {
        return new Advice(cause, worded(names), List.of(), link == null ? "" : link);
    }

    /** The remedy with the parameters as somebody spells them. */
    public String worded(Function<Parameter, String> names) {
        Matcher places = PLACE.matcher(remedy);
        return places.replaceAll(place -> Matcher.quoteReplacement(
                Parameter.named(place.group(1)).map(names).orElse(place.group(0))));
    }
}
