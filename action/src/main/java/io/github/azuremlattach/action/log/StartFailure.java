package io.github.azuremlattach.action.log;

import io.github.azuremlattach.action.console.Annotation;
import io.github.azuremlattach.action.console.Console;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Mistake;
import java.util.List;

/** What the log says of a run that did not come to its computes. */
public final class StartFailure {
    /** GitHub shows ten errors of a step. */
    private static final int MAX_LINES = 10;

    private StartFailure() {}

    /**
     * Writes the mistakes of settings in full; in the overview, those about a line of the manifest are shown there.
     *
     * @param manifest the manifest's path; empty where there is none
     */
    public static void write(Console console, InvalidSettingsException wrong, String manifest) {
        List<Mistake> located = manifest.isEmpty()
                ? List.of()
                : wrong.located().stream().filter(Mistake::hasLine).toList();
        if (located.isEmpty()) {
            write(console, wrong.failure());
            return;
        }
        FailureLines.of(wrong.failure()).forEach(console::line);
        located.stream()
                .limit(MAX_LINES - 1)
                .forEach(one -> console.error(new Annotation(Annotation.TITLE, one.sentence(), manifest, one.line())));
        if (located.size() < wrong.located().size() || located.size() >= MAX_LINES) {
            console.error(Annotation.of(wrong.failure().summary() + " The log names all of them."));
        }
    }

    /** Writes the failure in full, and once for the overview. */
    public static void write(Console console, AttachFailure failure) {
        FailureLines.of(failure).forEach(console::line);
        String mistakes =
                String.join("\n", failure.evidence().stream().limit(MAX_LINES).toList());
        console.error(Annotation.of((failure.summary() + "\n" + mistakes).strip()));
    }
}
