package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** Reads the plain kinds of value: text, choices, switches and durations. */
public final class Values {
    private static final List<String> TRUE = List.of("true", "True", "TRUE");
    private static final List<String> FALSE = List.of("false", "False", "FALSE");
    private static final Duration LONGEST = Duration.ofHours(24);

    private final AttachSettings settings;
    private final Mistakes mistakes;

    public Values(AttachSettings settings, Mistakes mistakes) {
        this.settings = settings;
        this.mistakes = mistakes;
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

    /** One of the allowed values, by its place in the enum: the catalogue lists them in the enum's order. */
    public <E extends Enum<E>> E choice(Parameter parameter, Class<E> type) {
        return type.getEnumConstants()[parameter.allowedValues().indexOf(allowed(parameter))];
    }

    /** One of the allowed values, in the catalogue's spelling; the first when it is none of them. */
    public String allowed(Parameter parameter) {
        String text = text(parameter);
        List<String> allowed = parameter.allowedValues();
        for (String value : allowed) {
            if (value.equalsIgnoreCase(text.replace("_", ""))) {
                return value;
            }
        }
        mistakes.wrong(parameter, text, "allowed are " + String.join(", ", allowed));
        return allowed.get(0);
    }

    /** A switch in one of the six spellings of YAML 1.2, as GitHub's toolkit reads them. */
    boolean flag(Parameter parameter) {
        String text = text(parameter);
        if (!TRUE.contains(text) && !FALSE.contains(text)) {
            mistakes.wrong(parameter, text, "allowed are true and false");
        }
        return TRUE.contains(text);
    }

    /** A whole number from 1 to a limit. */
    int number(Parameter parameter, int most) {
        String text = text(parameter);
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            mistakes.wrong(parameter, text, "give a whole number from 1 to " + most);
            return 1;
        }
        return number;
    }

    /** A duration such as 90s, 60m, 2h or 1h30m, or PT1H. */
    Duration duration(Parameter parameter) {
        String text = text(parameter);
        String iso = text.toUpperCase(Locale.ROOT);
        try {
            Duration duration = Duration.parse(iso.startsWith("P") ? iso : "PT" + iso);
            if (duration.compareTo(Duration.ofSeconds(1)) >= 0 && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
            mistakes.wrong(parameter, text, "give a time between 1s and 24h");
        } catch (DateTimeParseException e) {
            mistakes.wrong(parameter, text, "give a number with its unit, such as 90s, 60m or 2h");
        }
        return LONGEST;
    }
}
