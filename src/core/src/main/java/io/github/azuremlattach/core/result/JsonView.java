package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Plan and outcome as JSON, for machines: the names here are part of the product's interface. */
final class JsonView {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonView() {}

    static ObjectNode of(AttachPlan plan) {
        ObjectNode node = JSON.createObjectNode().put("computeId", plan.computeId());
        ArrayNode changes = node.putArray("changes");
        plan.changes().forEach(change -> changes.addObject()
                .put("kind", change.kind().toString())
                .put("subject", change.subject())
                .put("reason", change.reason()));
        ArrayNode differences = node.putArray("differences");
        plan.differences().forEach(difference -> differences
                .addObject()
                .put("property", difference.property())
                .put("wanted", difference.wanted())
                .put("found", difference.found())
                .put("inPlace", difference.inPlace()));
        ArrayNode checks = node.putArray("checks");
        plan.verdicts().forEach(verdict -> {
            ObjectNode check = checks.addObject()
                    .put("check", verdict.check())
                    .put("result", verdict.result().toString())
                    .put("evidence", verdict.evidence());
            verdict.advice().ifPresent(advice -> check.put("advice", advice.toString()));
        });
        return node;
    }

    static ObjectNode of(AttachOutcome outcome) {
        ObjectNode node = JSON.createObjectNode()
                .put("outcome", outcome.kind().toString())
                .put("exitCode", outcome.exitCode())
                .put("computeId", outcome.computeId())
                .put("provisioningState", outcome.provisioningState())
                .put("principalId", outcome.principalId())
                .put("changed", outcome.changed())
                .put("portalLink", outcome.portalLink());
        strings(node, "changes", outcome.changes());
        strings(node, "warnings", outcome.warnings());
        ArrayNode timeline = node.putArray("timeline");
        outcome.timeline().forEach(span -> timeline.addObject()
                .put("stage", span.stage())
                .put("startSeconds", span.start().toMillis() / 1000.0)
                .put("seconds", span.length().toMillis() / 1000.0));
        outcome.plan().ifPresent(plan -> node.set("plan", of(plan)));
        outcome.failure().ifPresent(failure -> node.set("failure", of(failure)));
        return node;
    }

    private static ObjectNode of(AttachFailure failure) {
        ObjectNode node = JSON.createObjectNode().put("summary", failure.summary());
        strings(node, "details", failure.details());
        ArrayNode advice = node.putArray("advice");
        failure.advice().forEach(a -> advice.addObject()
                .put("cause", a.cause())
                .put("remedy", a.remedy())
                .put("link", a.link()));
        failure.correlationId().ifPresent(id -> node.put("correlationId", id));
        return node;
    }

    private static void strings(ObjectNode node, String key, List<String> values) {
        ArrayNode array = node.putArray(key);
        values.forEach(array::add);
    }
}
