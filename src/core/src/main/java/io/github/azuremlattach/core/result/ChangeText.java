package io.github.azuremlattach.core.result;

import java.util.Locale;

/** Words a change for people. */
final class ChangeText {
    private ChangeText() {}

    static String of(ChangeResult result) {
        String subject = result.change().subject();
        return switch (result.status()) {
            case PENDING ->
                (result.isUnknown() ? "Unknown: " : "Not done: ")
                        + result.change().verb() + " " + subject
                        + (result.problem().isEmpty() ? "" : ": " + result.problem());
            case SKIPPED -> "Skipped: " + result.change().verb() + " " + subject;
            case REFUSED ->
                "Refused: " + result.change().verb() + " " + subject
                        + (result.problem().isEmpty() ? "" : ": " + result.problem());
            case FAILED ->
                "Failed: " + result.change().verb() + " " + subject
                        + (result.change().alters() || result.problem().isEmpty() ? "" : ": " + result.problem());
            case FOUND -> "Already there: " + subject;
            case SUBMITTED -> "Submitted: " + result.change().verb() + " " + subject;
            case DONE -> capital(result.change().past()) + " " + subject;
        };
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
