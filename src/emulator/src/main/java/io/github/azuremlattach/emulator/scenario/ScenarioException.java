package io.github.azuremlattach.emulator.scenario;

/** A mistake in a scenario, told in one sentence. */
public final class ScenarioException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** A mistake with the sentence that names it. */
    public ScenarioException(String sentence) {
        super(sentence);
    }
}
