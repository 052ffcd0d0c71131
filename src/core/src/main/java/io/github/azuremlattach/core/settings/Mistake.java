package io.github.azuremlattach.core.settings;

import java.io.Serializable;

/**
 * One thing that is wrong with settings.
 *
 * @param sentence parameter, value and remedy, on one line that a person can read, whatever was quoted in it
 * @param line the line of the manifest that it is about, from 1; 0 where it is about none
 */
public record Mistake(String sentence, int line) implements Serializable {
    private static final int MAX_LENGTH = 1000;

    public Mistake {
        String text = sentence.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
        sentence = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "...";
    }

    /** A mistake that is about no line. */
    public static Mistake of(String sentence) {
        return new Mistake(sentence, 0);
    }

    /** Whether it is about a line of the manifest. */
    public boolean hasLine() {
        return line > 0;
    }
}
