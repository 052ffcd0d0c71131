package io.github.azuremlattach.action.output;

import io.github.azuremlattach.action.summary.SummaryPage;
import io.github.azuremlattach.core.result.AttachReport;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Leaves what came out of a run, however it ended: the report, JUnit XML on request, outputs and summary. */
public final class ResultWriter {
    /** The report's path where nobody asked for another. */
    public static final String REPORT = "azureml-attach-report.json";

    private final CheckoutFiles files;
    private final StepOutputs outputs;
    private final String reportPath;
    private final String junitPath;
    private final String summaryPath;
    private final @Nullable PrintStream printer;

    /**
     * Prepares to write.
     *
     * @param reportPath where to write the report; empty for nowhere
     * @param junitPath where to write JUnit XML; empty for nowhere
     */
    public ResultWriter(CheckoutFiles files, StepOutputs outputs, String reportPath, String junitPath) {
        this(files, outputs, reportPath, junitPath, "", null);
    }

    private ResultWriter(
            CheckoutFiles files,
            StepOutputs outputs,
            String reportPath,
            String junitPath,
            String summaryPath,
            @Nullable PrintStream printer) {
        this.files = files;
        this.outputs = outputs;
        this.reportPath = reportPath;
        this.junitPath = junitPath;
        this.summaryPath = summaryPath;
        this.printer = printer;
    }

    /** The same, with the summary written to a file as well; an empty path for nowhere. */
    public ResultWriter summary(String path) {
        return new ResultWriter(files, outputs, reportPath, junitPath, path, printer);
    }

    /** The same, with the report printed as well. */
    public ResultWriter print(PrintStream out) {
        return new ResultWriter(files, outputs, reportPath, junitPath, summaryPath, out);
    }

    /** Writes all of it. */
    public void write(AttachReport report) {
        String path = reportPath.isEmpty() ? "" : files.write(reportPath, "report", report.toJson() + "\n");
        if (!junitPath.isEmpty()) {
            files.write(junitPath, "JUnit XML", JUnitReport.of(report));
        }
        outputs.values(OutputValues.of(report, path));
        String page = SummaryPage.of(report);
        outputs.summary(page);
        if (!summaryPath.isEmpty()) {
            files.write(summaryPath, "summary", page);
        }
        if (printer != null) {
            printer.println(report.toJson());
        }
    }
}
