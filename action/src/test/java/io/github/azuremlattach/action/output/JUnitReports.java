package io.github.azuremlattach.action.output;

import io.github.azuremlattach.core.result.AttachReport;

/** Opens the JUnit XML to the fuzzer. */
public final class JUnitReports {
    private JUnitReports() {}

    /** A report as JUnit XML. */
    public static String of(AttachReport report) {
        return JUnitReport.of(report);
    }
}
