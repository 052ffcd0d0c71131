package io.github.azuremlattach.core.settings;

import io.github.azuremlattach.core.result.AttachFailure;
import java.util.Collection;
import java.util.List;

/** Thrown when settings hold mistakes: all of them at once, a sentence each. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 2L;

    private final List<Mistake> mistakes;

    /** Takes mistakes that are about no line of a manifest. */
    public InvalidSettingsException(List<String> sentences) {
        this(sentences.stream().map(Mistake::of).toList());
    }

    private InvalidSettingsException(Collection<Mistake> mistakes) {
        this.mistakes = List.copyOf(mistakes);
    }

    /** Takes mistakes with their lines. */
    public static InvalidSettingsException of(Collection<Mistake> mistakes) {
        return new InvalidSettingsException(mistakes);
    }

    @Override
    public String getMessage() {
        return String.join("\n", mistakes());
    }

    /** One sentence for each mistake: parameter, value and remedy. */
    public List<String> mistakes() {
        return mistakes.stream().map(Mistake::sentence).toList();
    }

    /** The same, each with the line of the manifest that it is about. */
    public List<Mistake> located() {
        return mistakes;
    }

    /** The same as the failure of a run. */
    public AttachFailure failure() {
        return AttachFailure.invalid(mistakes());
    }
}
