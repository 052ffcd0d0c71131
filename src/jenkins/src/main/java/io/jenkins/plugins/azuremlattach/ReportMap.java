package io.jenkins.plugins.azuremlattach;

import io.github.azuremlattach.core.fleet.FleetReport;
import io.github.azuremlattach.core.fleet.TargetReport;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a step returns to the Pipeline: texts, flags and numbers, under the names that the Action's outputs have. */
final class AttachResult {
    private AttachResult() {}

    static Map<String, Object> of(AttachOutcome outcome, AttachRecord record) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("computeId", outcome.computeId());
        map.put("provisioningState", outcome.provisioningState());
        map.put("principalId", outcome.principalId());
        map.put("changed", outcome.changed());
        map.put("outcome", outcome.kind().toString());
        map.put("portalLink", outcome.portalLink());
        map.put("exitCode", outcome.exitCode());
        map.put("plan", record.getPlan());
        map.put("report", outcome.toJson());
        return map;
    }

    static Map<String, Object> of(FleetReport report) {
        List<Map<String, Object>> results = new ArrayList<>();
        report.targets().forEach(target -> results.add(of(target)));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("outcome", report.outcome());
        map.put("changed", report.changed());
        map.put("exitCode", report.exitCode());
        map.put("counts", new LinkedHashMap<>(report.counts()));
        map.put("results", results);
        map.put("report", report.toJson());
        return map;
    }

    private static Map<String, Object> of(TargetReport target) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", target.name());
        map.put("outcome", target.outcome());
        map.put("computeId", target.computeId());
        map.put("provisioningState", target.provisioningState());
        map.put("principalId", target.principalId());
        map.put("changed", target.changed());
        map.put("exitCode", target.exitCode());
        return map;
    }
}
