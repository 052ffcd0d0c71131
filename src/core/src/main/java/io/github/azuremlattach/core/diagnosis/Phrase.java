package io.github.azuremlattach.core.diagnosis;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pattern of words to find in what Azure says, in whatever case. */
public final class Phrase {
    private final Pattern pattern;

    private Phrase(Pattern pattern) {
        this.pattern = pattern;
    }

    /** The phrase of a regular expression. */
    @JsonCreator
    public static Phrase of(String regex) {
        return new Phrase(Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
    }

    /** Whether a text has it. */
    boolean isIn(String text) {
        return pattern.matcher(text).find();
    }

    /** What its first group matches in a text; empty where the text does not have it. */
    Optional<String> read(String text) {
        return Optional.of(pattern.matcher(text)).filter(Matcher::find).map(found -> found.group(1));
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
