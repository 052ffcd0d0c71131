package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** Reads the plain kinds of value: text, choices, switches, numbers, durations and paths. */
public final class Values {
    private static final Duration MAX_DURATION = Duration.ofHours(24);

    private final AttachSettings settings;
    private final Mistakes mistakes;

    public Values(AttachSettings settings, Mistakes mistakes) {
        this.settings = settings;
        this.mistakes = mistakes;
    }

    /** How the host spells a parameter. */
    String nameOf(Parameter parameter) {
        return settings.nameOf(parameter);
    }

    /** The text without outer white space; empty when unset. */
    public String given(Parameter parameter) {
        return settings.value(parameter).strip();
    }

    /** The text, or the default. */
    public String text(Parameter parameter) {
        String given = given(parameter);
        return given.isEmpty() ? parameter.defaultValue() : given;
    }

    /** The text or the default; a mistake when it does not match the catalogue's pattern. */
    public String matching(Parameter parameter) {
        String text = text(parameter);
        if (!text.isEmpty() && !matches(parameter, text)) {
            mistakes.wrong(parameter, text, parameter.type().remedy());
        }
        return text;
    }

    /** The same; a mistake when there is none, too. */
    String required(Parameter parameter) {
        if (text(parameter).isEmpty()) {
            mistakes.missing(parameter, parameter.type().remedy());
        }
        return matching(parameter);
    }

    /** The path of a file; empty when unset, or when it is a file's content, which is a mistake. */
    public String path(Parameter parameter) {
        String path = given(parameter);
        if (Mistakes.isContent(parameter, path)) {
            mistakes.wrong(parameter, path, "");
            return "";
        }
        return path;
    }

    /** One of the allowed values, by its place in the enum: the catalogue lists them in the enum's order. */
    public <E extends Enum<E>> E choice(Parameter parameter, Class<E> type) {
        return type.getEnumConstants()[parameter.allowedValues().indexOf(allowed(parameter))];
    }

    /** One of the allowed values, in the catalogue's spelling, which may be given in the CLI's; the first when it is none. */
    public String allowed(Parameter parameter) {
        String text = text(parameter);
        List<String> allowed = parameter.allowedValues();
        for (String value : allowed) {
            String snakeCase = value.replaceAll("(?<=[a-z])(?=[A-Z])", "_");
            if (value.equalsIgnoreCase(text) || snakeCase.equalsIgnoreCase(text)) {
                return value;
            }
        }
        mistakes.wrong(parameter, text, parameter.type().remedy());
        return allowed.get(0);
    }

    /** A switch in one of the six spellings of YAML 1.2, as GitHub's toolkit reads them. */
    boolean flag(Parameter parameter) {
        return matching(parameter).equalsIgnoreCase("true");
    }

    /** A whole number from 1 to the catalogue's limit. */
    int number(Parameter parameter) {
        String text = text(parameter);
        int number = matches(parameter, text) && text.length() < 10 ? Integer.parseInt(text) : 0;
        if (number < 1 || number > parameter.type().max()) {
            mistakes.wrong(parameter, text, parameter.type().remedy());
            return 1;
        }
        return number;
    }

    /** A duration such as 90s, 60m, 2h or 1h30m, or PT1H. */
    Duration duration(Parameter parameter) {
        String text = text(parameter);
        if (matches(parameter, text)) {
            String iso = text.toUpperCase(Locale.ROOT);
            try {
                Duration duration = Duration.parse(iso.startsWith("P") ? iso : "PT" + iso);
                if (duration.compareTo(Duration.ofSeconds(1)) >= 0 && duration.compareTo(MAX_DURATION) <= 0) {
                    return duration;
                }
            } catch (DateTimeParseException e) {
                // So many digits that no duration holds them: out of range, too.
            }
            mistakes.wrong(parameter, text, "give a time between 1s and 24h");
        } else {
            mistakes.wrong(parameter, text, parameter.type().remedy());
        }
        return MAX_DURATION;
    }

    private static boolean matches(Parameter parameter, String text) {
        return text.matches(parameter.type().pattern());
    }
}
