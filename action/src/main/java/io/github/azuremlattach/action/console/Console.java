package io.github.azuremlattach.action.console;

import java.util.List;

/** Where a run writes for people. Text from outside stays text: it becomes no command of the place. */
public interface Console {

    /** A line. */
    void line(Text line);

    /** Plain lines. */
    default void line(String text) {
        text.lines().forEach(line -> line(Text.of(line)));
    }

    /** Lines that people need only when they look for them, under one line that says what they are. */
    void fold(Text title, List<Text> lines);

    /** Hides a secret in the rest of the log, where the place can do that. */
    default void mask(String secret) {}

    /** Shows a failure in the overview of the run; the log tells it in full by lines of its own. */
    default void error(Annotation annotation) {}

    /** Shows a warning, in the log and in the overview of the run. */
    default void warning(Annotation annotation) {
        line(Text.of(Text.Style.WARNING, "! ").and(annotation.message()));
    }

    /** A line that is shown only when somebody looks for the cause of trouble. */
    void debug(String message);

    /** Whether {@link #live} shows anything. */
    default boolean isLive() {
        return false;
    }

    /** Shows what the run waits for, until the next line. */
    default void live(String status) {}
}
