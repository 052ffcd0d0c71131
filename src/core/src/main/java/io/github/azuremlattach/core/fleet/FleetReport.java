package io.github.azuremlattach.core.fleet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.result.StrictJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the computes of a fleet ended.
 *
 * @param targets each of them, in the order of the manifest
 */
public record FleetReport(List<TargetReport> targets) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The outcomes of targets that did what was asked for; the first that occurs speaks for all. */
    private static final List<String> STRONGEST =
            List.of("replaced", "attached", "updated", "detached", "submitted", "planned", "unchanged");

    public FleetReport {
        targets = List.copyOf(targets);
    }

    /**
     * Reads the JSON of a report.
     *
     * @throws IllegalArgumentException when it is no report of a fleet
     */
    public static FleetReport parse(String json) {
        return StrictJson.read(json, FleetReport.class, "report of a manifest");
    }

    /** One report of several; a compute that stands in more than one counts as in the last. */
    public static FleetReport merged(List<FleetReport> reports) {
        Map<String, TargetReport> all = new LinkedHashMap<>();
        reports.forEach(report ->
                report.targets().forEach(target -> all.put(target.computeId().toLowerCase(Locale.ROOT), target)));
        return new FleetReport(List.copyOf(all.values()));
    }

    /**
     * One word for all: the kind that all share, or the strongest of those that succeeded; {@code partial} when only
     * some did what was asked for.
     */
    public String outcome() {
        List<String> kinds =
                targets.stream().map(TargetReport::outcome).distinct().toList();
        if (kinds.size() == 1) {
            return kinds.get(0);
        }
        if (targets.stream().allMatch(TargetReport::succeeded)) {
            return STRONGEST.stream().filter(kinds::contains).findFirst().orElse("unchanged");
        }
        boolean drifted = targets.stream().filter(t -> !t.succeeded()).allMatch(t -> t.outcome()
                .equals("drifted"));
        return drifted ? "drifted" : targets.stream().anyMatch(TargetReport::succeeded) ? "partial" : "failed";
    }

    /** The exit code: what the failed computes share, or 1. */
    public int exitCode() {
        List<Integer> codes = targets.stream()
                .map(TargetReport::exitCode)
                .filter(code -> code != 0)
                .distinct()
                .toList();
        return codes.isEmpty() ? 0 : codes.size() == 1 ? codes.get(0) : 1;
    }

    /** Whether anything was changed in Azure. */
    public boolean changed() {
        return targets.stream().anyMatch(TargetReport::changed);
    }

    /** How many computes ended in which way. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        targets.forEach(target -> counts.merge(target.outcome(), 1, Integer::sum));
        return counts;
    }

    /** Only what later steps need of each compute, as a JSON array on one line. */
    public String resultsJson() {
        ArrayNode results = JSON.createArrayNode();
        targets.forEach(target -> results.addObject()
                .put("name", target.name())
                .put("outcome", target.outcome())
                .put("computeId", target.computeId())
                .put("provisioningState", target.provisioningState())
                .put("principalId", target.principalId())
                .put("changed", target.changed()));
        return results.toString();
    }

    /** The report as a JSON object. */
    public String toJson() {
        ObjectNode node = JSON.createObjectNode()
                .put("outcome", outcome())
                .put("exitCode", exitCode())
                .put("changed", changed());
        node.set("counts", JSON.valueToTree(counts()));
        node.set("targets", JSON.valueToTree(targets));
        return node.toPrettyString();
    }
}
