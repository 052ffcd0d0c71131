package io.github.azuremlattach.action.log;

import io.github.azuremlattach.action.console.Console;
import io.github.azuremlattach.action.console.Text;
import io.github.azuremlattach.action.console.Text.Style;
import io.github.azuremlattach.core.result.AttachReport;

/** What the log says of merged reports. */
public final class MergeLog {
    private MergeLog() {}

    /** Writes the failures by name, and the counts. */
    public static void write(Console console, AttachReport report) {
        SharedFailure.in(report)
                .forEach(one -> console.line(Text.of(Style.BAD, "✗ ")
                        .and(one.who() + ": ")
                        .and(one.failure().summary())));
        report.failure().ifPresent(failure -> StartFailure.write(console, failure));
        console.line(Text.of(Style.BOLD, OutcomeText.counts(report) + "."));
    }
}
