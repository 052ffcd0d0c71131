package io.github.azuremlattach.core.settings;

/**
 * Where a value was given.
 *
 * @param words the beginning of a sentence about it, such as {@code computes[2] (line 14): }; empty where the
 *     parameter's name says enough
 * @param line its line in the manifest, from 1; 0 where it stands in none
 */
public record Location(String words, int line) {
    /** In no file. */
    public static final Location NONE = new Location("", 0);

    @Override
    public String toString() {
        return words;
    }
}
