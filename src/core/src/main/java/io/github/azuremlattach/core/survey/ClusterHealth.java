package io.github.azuremlattach.core.survey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the Azure ML extension is inside its cluster.
 *
 * @param problems what the health check reported as failed, such as {@code E40002: INSUFFICIENT_NODE}
 * @param pods the pods of namespace azureml that are not well, such as {@code healthcheck Error}
 */
public record ClusterHealth(List<String> problems, List<String> pods) {
    /** The line between the config map and the pods. */
    static final String PODS = "azureml-pods:";

    private static final Pattern POD =
            Pattern.compile("^([a-z0-9][a-z0-9.-]*)\\s+(\\d+)/(\\d+)\\s+([A-Za-z:]\\S*)\\s.*$");
    private static final int MAX_PODS = 5;

    public ClusterHealth {
        problems = List.copyOf(problems);
        pods = List.copyOf(pods);
    }

    /** Reads what the cluster printed; empty where kubectl could say neither. */
    static Optional<ClusterHealth> parse(String logs) {
        int middle = logs.indexOf(PODS);
        String map = middle < 0 ? logs : logs.substring(0, middle);
        String table = middle < 0 ? "" : logs.substring(middle + PODS.length());
        Optional<JsonNode> reports = reports(map);
        boolean noReport = map.contains("NotFound");
        return reports.isEmpty() && !noReport
                ? Optional.empty()
                : Optional.of(
                        new ClusterHealth(reports.map(HealthReports::problems).orElse(List.of()), sick(table)));
    }

    private static Optional<JsonNode> reports(String logs) {
        int start = logs.indexOf('{');
        if (start < 0) {
            return Optional.empty();
        }
        try {
            JsonNode data = new ObjectMapper().readTree(logs.substring(start)).path("data");
            return data.isObject() ? Optional.of(data) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static List<String> sick(String table) {
        List<String> sick = new ArrayList<>();
        for (String line : table.lines().toList()) {
            Matcher pod = POD.matcher(line);
            if (pod.matches() && !isWell(pod)) {
                sick.add(pod.group(1) + " " + pod.group(4) + " (" + pod.group(2) + "/" + pod.group(3) + " ready)");
            }
        }
        return sick.size() <= MAX_PODS
                ? sick
                : List.of(String.join(", ", sick.subList(0, MAX_PODS)), "and " + (sick.size() - MAX_PODS) + " more");
    }

    private static boolean isWell(Matcher pod) {
        return pod.group(4).equals("Completed")
                || (pod.group(4).equals("Running") && pod.group(2).equals(pod.group(3)));
    }
}
