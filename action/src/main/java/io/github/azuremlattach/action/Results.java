package io.github.azuremlattach.action;

import io.github.azuremlattach.core.fleet.FleetReport;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachPlan;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Leaves what came out of a run for later steps and for people: outputs, report, summary, and JUnit XML on request. */
final class Results {
    private static final String REPORT = "azureml-attach-report.json";

    private final Map<String, String> environment;
    private final Inputs inputs;
    private final Commands commands;
    private final Workspace workspace;
    private final Outputs outputs;

    Results(Map<String, String> environment, Inputs inputs, Commands commands) {
        this.environment = environment;
        this.inputs = inputs;
        this.commands = commands;
        this.workspace = new Workspace(environment, commands);
        this.outputs = new Outputs(environment, commands);
    }

    /** A run that came to its end. */
    void ended(AttachOutcome outcome) {
        Map<Output, String> values = new EnumMap<>(Output.class);
        values.put(Output.COMPUTE_ID, outcome.computeId());
        values.put(Output.PROVISIONING_STATE, outcome.provisioningState());
        values.put(Output.PRINCIPAL_ID, outcome.principalId());
        values.put(Output.CHANGED, String.valueOf(outcome.changed()));
        values.put(Output.OUTCOME, outcome.kind().toString());
        values.put(Output.PLAN, outcome.plan().map(AttachPlan::toJson).orElse(""));
        values.put(
                Output.PLAN_MARKDOWN, outcome.plan().map(AttachPlan::toMarkdown).orElse(""));
        values.put(Output.PORTAL_LINK, outcome.portalLink());
        values.put(Output.REPORT, workspace.write(REPORT, "report", outcome.toJson() + "\n"));
        outputs.write(values);
        junit(() -> JUnitReport.of(outcome));
        summary(StepSummary.of(outcome));
    }

    /** A fleet whose computes have all come to their end. */
    void ended(FleetReport report) {
        leave(report, report.outcome(), FleetSummary.of(report));
    }

    /** A fleet that was told to stop. */
    void cancelled(FleetReport report, List<String> lines) {
        leave(report, "cancelled", StepSummary.cancelled(lines));
    }

    private void leave(FleetReport report, String outcome, String page) {
        Map<Output, String> values = new EnumMap<>(Output.class);
        values.put(Output.OUTCOME, outcome);
        values.put(Output.CHANGED, String.valueOf(report.changed()));
        values.put(Output.RESULTS, report.resultsJson());
        values.put(Output.PLAN_MARKDOWN, FleetSummary.plan(report).strip());
        values.put(Output.REPORT, workspace.write(REPORT, "report", report.toJson() + "\n"));
        outputs.write(values);
        junit(() -> JUnitReport.of(report));
        summary(page);
    }

    private void junit(Supplier<String> xml) {
        String junit = inputs.value(OwnInput.JUNIT);
        if (!junit.isEmpty()) {
            workspace.write(junit, "JUnit XML", xml.get());
        }
    }

    /** A run that did not begin. */
    void refused(AttachFailure failure) {
        outputs.write(Map.of(Output.OUTCOME, "failed", Output.CHANGED, "false"));
        summary(StepSummary.of(failure));
    }

    /** A run that was told to stop. */
    void cancelled(Map<Output, String> known, List<String> lines) {
        Map<Output, String> values = new EnumMap<>(Output.class);
        values.putAll(known);
        values.put(Output.OUTCOME, "cancelled");
        outputs.write(values);
        summary(StepSummary.cancelled(lines));
    }

    /** Decoration: when it fails, the run does not. */
    private void summary(String page) {
        String file = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (file.isEmpty()) {
            return;
        }
        try {
            CommandFile.append(Path.of(file), page);
        } catch (UncheckedIOException e) {
            commands.warning(Commands.TITLE, "The summary could not be written to " + file + ".");
        }
    }
}
