package io.github.azuremlattach.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.azure.RunCommands;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.Json;
import io.github.azuremlattach.core.survey.RunCommandCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the report of the extension's health check out of an AKS cluster. That it cannot be read is no trouble of its own.
 *
 * <p>Source: Troubleshoot the Azure Machine Learning extension, HealthCheck of extension, learn.microsoft.com.
 */
final class HealthReport {
    private static final String COMMAND = "kubectl get configmap arcml-healthcheck --namespace azureml --output json";
    private static final Pattern LINE =
            Pattern.compile("Status:\\s+Failed\\s+Name:\\s+(\\S+)\\s+ErrorCode:\\s+(E\\d+)\\s+ErrorMessage:\\s+(.*)");
    private static final int MAX_LOOKS = 30;
    private static final int MAX_TRIES = 3;

    private final RunContext context;
    private final String id;
    private final StepState step;

    HealthReport(RunContext context, String id, StepState step) {
        this.context = context;
        this.id = id;
        this.step = step;
    }

    /** How long until the report is looked for again. */
    static Duration pause(StepState step) {
        return RunCommandCall.pause(step.misses++);
    }

    /** What the check found, a line each with its code first; empty while the cluster has not answered. */
    Optional<List<String>> read() {
        boolean speaks = step.problem.toLowerCase(Locale.ROOT).replace(" ", "").contains("healthcheck");
        if (!speaks || !context.request().cluster().isAks() || step.misses > MAX_LOOKS) {
            return Optional.of(List.of());
        }
        try {
            return context.command(id, COMMAND)
                    .result(context.azure().runCommands(), context.state().entra)
                    .map(HealthReport::lines);
        } catch (ArmException e) {
            if (e.isTransient() && step.tries < MAX_TRIES) {
                throw e;
            }
            return Optional.of(List.of());
        }
    }

    private static List<String> lines(RunCommands.Result result) {
        List<String> lines = new ArrayList<>();
        try {
            for (JsonNode report : Json.MAPPER.readTree(result.logs()).path("data")) {
                Matcher line = LINE.matcher(report.asText());
                while (line.find()) {
                    lines.add(line.group(2) + ": " + line.group(3).strip() + " (" + line.group(1) + ")");
                }
            }
        } catch (JsonProcessingException e) {
            return List.of();
        }
        return lines.stream().distinct().toList();
    }
}
