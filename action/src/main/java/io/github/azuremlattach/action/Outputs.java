package io.github.azuremlattach.action;

import io.github.azuremlattach.core.AttachOutcome;
import io.github.azuremlattach.core.AttachPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hands the outcome to later steps: outputs, and a report in a file. */
final class Outputs {
    private static final String REPORT = "azureml-attach-report.json";

    private final Map<String, String> environment;
    private final Commands commands;

    Outputs(Map<String, String> environment, Commands commands) {
        this.environment = environment;
        this.commands = commands;
    }

    void write(AttachOutcome outcome) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("compute-id", outcome.computeId());
        values.put("provisioning-state", outcome.provisioningState());
        values.put("principal-id", outcome.principalId());
        values.put("changed", String.valueOf(outcome.changed()));
        values.put("outcome", outcome.kind().toString());
        values.put("plan", outcome.plan().map(AttachPlan::toJson).orElse(""));
        values.put("report", report(outcome));
        String file = environment.getOrDefault("GITHUB_OUTPUT", "");
        if (file.isEmpty()) {
            values.forEach((name, value) -> commands.line(name + "=" + value));
        } else {
            CommandFile.append(Path.of(file), values);
        }
    }

    /** The report's path; empty when it could not be written, which is a warning and no more. */
    private String report(AttachOutcome outcome) {
        Path path = Path.of(environment.getOrDefault("GITHUB_WORKSPACE", "")).resolve(REPORT);
        try {
            Files.writeString(path, outcome.toJson() + "\n");
            return path.toString();
        } catch (IOException e) {
            commands.warning("Azure ML attach", "The report could not be written to " + path + ".");
            return "";
        }
    }
}
