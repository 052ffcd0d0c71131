package io.github.azuremlattach.action.log;

import io.github.azuremlattach.action.console.Annotation;
import io.github.azuremlattach.action.console.Console;
import io.github.azuremlattach.core.result.AttachFailure;

/** What the log says of a run that did not come to its computes. */
public final class StartFailure {
    private static final int MAX_LINES = 10;

    private StartFailure() {}

    /** Writes the failure in full, and once for the overview. */
    public static void write(Console console, AttachFailure failure) {
        FailureLines.of(failure).forEach(console::line);
        String mistakes =
                String.join("\n", failure.evidence().stream().limit(MAX_LINES).toList());
        console.error(Annotation.of((failure.summary() + "\n" + mistakes).strip()));
    }
}
