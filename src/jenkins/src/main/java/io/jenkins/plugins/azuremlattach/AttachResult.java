package io.jenkins.plugins.azuremlattach;

import io.github.azuremlattach.core.AttachOutcome;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a step returns to the Pipeline: texts and a flag, under the names that the Action's outputs have. */
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
}
