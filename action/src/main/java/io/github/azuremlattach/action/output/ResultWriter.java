package io.github.azuremlattach.action.output;

import io.github.azuremlattach.action.summary.SummaryPage;
import io.github.azuremlattach.core.result.AttachReport;

/** Leaves what came out of a run, however it ended: the report, JUnit XML on request, outputs and summary. */
public final class ResultWriter {
    /** The report's path where nobody asked for another. */
    public static final String REPORT = "azureml-attach-report.json";

    private final CheckoutFiles files;
    private final StepOutputs outputs;
    private final String reportPath;
    private final String junitPath;

    /**
     * Prepares to write.
     *
     * @param reportPath where to write the report; empty for nowhere
     * @param junitPath where to write JUnit XML; empty for nowhere
     */
    public ResultWriter(CheckoutFiles files, StepOutputs outputs, String reportPath, String junitPath) {
        this.files = files;
        this.outputs = outputs;
        this.reportPath = reportPath;
        this.junitPath = junitPath;
    }

    /** Writes all of it. */
    public void write(AttachReport report) {
        String path = reportPath.isEmpty() ? "" : files.write(reportPath, "report", report.toJson() + "\n");
        if (!junitPath.isEmpty()) {
            files.write(junitPath, "JUnit XML", JUnitReport.of(report));
        }
        outputs.values(OutputValues.of(report, path));
        outputs.summary(SummaryPage.of(report));
    }
}
