package io.github.azuremlattach.core.settings;

import io.github.azuremlattach.core.result.AttachFailure;
import java.util.List;

/** Thrown when settings hold mistakes: all of them at once, a sentence each. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 1000;

    private final List<String> mistakes;

    /** Takes the mistakes; each becomes one line that a person can read, whatever was quoted in it. */
    public InvalidSettingsException(List<String> mistakes) {
        this.mistakes = mistakes.stream().map(InvalidSettingsException::line).toList();
    }

    @Override
    public String getMessage() {
        return String.join("\n", mistakes);
    }

    private static String line(String mistake) {
        String line = mistake.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
    }

    /** One sentence for each mistake: parameter, value and remedy. */
    public List<String> mistakes() {
        return mistakes;
    }

    /** The same as the failure of a run. */
    public AttachFailure failure() {
        return AttachFailure.invalid(mistakes);
    }
}
