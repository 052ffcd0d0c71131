package io.github.azuremlattach.emulator.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The report that the extension's health check leaves in the config map {@code arcml-healthcheck} of namespace azureml.
 *
 * <p>The form of its lines is that of a report in Azure/azure-sdk-for-python#33480.
 */
public final class HealthCheck {
    private static final List<String> CHECKERS = List.of("service", "helmchart", "clusterresource", "info");

    private HealthCheck() {}

    /**
     * Writes the report.
     *
     * @param key which report, such as reports-pre-install
     * @param findings what is wrong, each as its code, the checker and a text, such as "E40002 clusterresource
     *     INSUFFICIENT_NODE"; none if all is well
     */
    public static void report(ClusterState cluster, String key, List<String> findings, Instant now) {
        List<String> lines = new ArrayList<>(List.of(
                "Report:",
                "Duration: 1.2s",
                "Date: " + now,
                "K8sDistribution: ",
                "K8sInfrastructure: ",
                "CorrelationId: 00000000-0000-0000-0000-000000000000",
                "TroubleShootingGuide: https://aka.ms/arcmltsg"));
        for (String finding : findings) {
            String[] parts = finding.split(" ", 3);
            lines.add("Status: Failed Name: " + (parts.length > 1 ? parts[1] : "info") + " ErrorCode: " + parts[0]
                    + " ErrorMessage: " + (parts.length > 2 ? parts[2] : parts[0]));
        }
        CHECKERS.stream()
                .filter(checker -> findings.stream().noneMatch(finding -> finding.contains(" " + checker)))
                .forEach(checker -> lines.add("Status: Passed Name: " + checker));
        ObjectNode data = cluster.configMaps().computeIfAbsent("azureml/arcml-healthcheck", name -> Json.object());
        data.put(key, String.join("\n", lines) + "\n");
    }
}
