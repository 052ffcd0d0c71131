package io.github.azuremlattach.action.console;

/**
 * Something that the overview of a pipeline run should show.
 *
 * @param title what it is about
 * @param message what happened, one line or more
 * @param file the file in the checkout that it is about; empty for none
 * @param line the line of that file, from 1; 0 for none
 */
public record Annotation(String title, String message, String file, int line) {
    /** What annotations are headed with. */
    public static final String TITLE = "Azure ML attach";

    /** An annotation of the whole run. */
    public static Annotation of(String message) {
        return new Annotation(TITLE, message, "", 0);
    }
}
