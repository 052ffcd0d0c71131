package io.github.azuremlattach.core.survey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.azure.InstanceTypes;
import io.github.azuremlattach.core.azure.RunCommands;
import io.github.azuremlattach.core.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The instance types of an AKS cluster, asked for by one run-command, however many want to know; kept for ten minutes. */
public final class InstanceTypeListing {
    static final String COMMAND = "kubectl get " + InstanceTypes.RESOURCE + " -o json";

    private final SharedRunCommand command;

    InstanceTypeListing(SharedRunCommand command) {
        this.command = command;
    }

    /**
     * The instance types by name, each as its values by their paths; empty while kubectl has not answered.
     *
     * @param notBefore an older answer is not used
     * @param patient whether trouble that may pass is thrown, so that the question is asked again
     * @param asCaller whether the question is asked as the caller, since the cluster is integrated with Microsoft Entra ID
     */
    public Optional<Observation<Map<String, Map<String, String>>>> types(
            Instant notBefore, boolean patient, boolean asCaller) {
        return command.result(notBefore, patient, asCaller)
                .map(answer -> answer.fold(InstanceTypeListing::read, Observation.Unseen::new));
    }

    /** How long until kubectl's answer is looked for again, however many wait for it. */
    public Duration pause() {
        return command.pause();
    }

    private static Observation<Map<String, Map<String, String>>> read(RunCommands.Result result) {
        if (result.exitCode().orElseThrow() != 0) {
            // The extension brings the definition: without it there is no such resource yet.
            return result.logs().contains("the server doesn't have a resource type")
                    ? new Observation.Seen<>(Map.of())
                    : new Observation.Unseen<>("kubectl failed: " + result.logs());
        }
        try {
            JsonNode list = Json.MAPPER.readTree(result.logs());
            Map<String, Map<String, String>> types = new TreeMap<>();
            list.path("items")
                    .forEach(item -> types.put(
                            Json.text(item.path("metadata"), "name"), InstanceTypes.values(item.path("spec"))));
            return new Observation.Seen<>(types);
        } catch (JsonProcessingException e) {
            return new Observation.Unseen<>("kubectl's answer could not be read");
        }
    }
}
