package io.github.azuremlattach.action.output;

import io.github.azuremlattach.action.summary.PlanPage;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.result.ReportJson;
import io.github.azuremlattach.core.result.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values for later steps, from the report of a run. */
final class OutputValues {
    private OutputValues() {}

    /** The plans of a run as JSON. */
    private record Plans(int schemaVersion, List<Planned> targets) {}

    private record Planned(String name, String computeId, Optional<AttachPlan> plan, List<Verdict> checks) {}

    private record Result(
            String name,
            AttachOutcome.Kind outcome,
            String computeId,
            String provisioningState,
            String principalId,
            boolean changed) {}

    /**
     * Every output, empty where there is no value.
     *
     * @param path the path of the report
     */
    static Map<String, String> of(AttachReport report, String path) {
        Map<Output, String> values = new LinkedHashMap<>();
        if (report.targets().size() == 1) {
            AttachOutcome one = report.targets().get(0);
            values.put(Output.COMPUTE_ID, one.computeId());
            values.put(Output.PROVISIONING_STATE, one.provisioningState());
            values.put(Output.PRINCIPAL_ID, one.principalId());
            values.put(Output.PORTAL_LINK, one.portalLink());
        }
        values.put(Output.CHANGED, String.valueOf(report.changed()));
        values.put(Output.OUTCOME, report.cancelled() ? "cancelled" : report.outcome());
        values.put(Output.PLAN, plan(report));
        values.put(Output.PLAN_MARKDOWN, PlanPage.of(report));
        values.put(Output.RESULTS, report.targets().isEmpty() ? "" : results(report));
        values.put(Output.REPORT, path);
        Map<String, String> named = new LinkedHashMap<>();
        for (Output output : Output.values()) {
            named.put(output.kebabCase(), values.getOrDefault(output, ""));
        }
        return named;
    }

    private static String plan(AttachReport report) {
        List<Planned> targets = report.targets().stream()
                .filter(target -> target.plan().isPresent())
                .map(target -> new Planned(target.name(), target.computeId(), target.plan(), target.checks()))
                .toList();
        return targets.isEmpty() ? "" : ReportJson.line(new Plans(report.schemaVersion(), targets));
    }

    private static String results(AttachReport report) {
        return ReportJson.line(report.targets().stream()
                .map(target -> new Result(
                        target.name(),
                        target.kind(),
                        target.computeId(),
                        target.provisioningState(),
                        target.principalId(),
                        target.changed()))
                .toList());
    }
}
