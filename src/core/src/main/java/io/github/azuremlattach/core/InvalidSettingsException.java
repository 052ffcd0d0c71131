package io.github.azuremlattach.core;

import java.util.List;

/** Thrown when settings hold mistakes: all of them at once, a sentence each. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> mistakes;

    public InvalidSettingsException(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** One sentence for each mistake: parameter, value and remedy. */
    public List<String> mistakes() {
        return mistakes;
    }

    /** The same as the failure of a run. */
    public AttachFailure failure() {
        return new AttachFailure.InvalidSettings(mistakes);
    }
}
