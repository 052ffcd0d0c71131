package io.github.azuremlattach.core;

import io.github.azuremlattach.core.result.AttachReport;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reports of runs against the emulator, one of each way in which a run can end. */
final class Reports {
    private static final String ROLES = "AcrPull @ registry";
    private static final String MANIFEST = """
            defaults: {resource-id: %s, namespace: team-a}
            computes:
              - {compute-name: team-a, identity-type: SystemAssigned, compute-roles: [AcrPull @ registry]}
              - {compute-name: team-b, namespace: team-b}
              - {compute-name: will-fail}
            """.formatted(EmulatedAzure.AKS);
    private static final String OLD =
            "computes: {old: {workspace: ml-prod, cluster: aks-1, namespace: team-b, identity: SystemAssigned}}";

    private Reports() {}

    /** The reports by what they are of; made once, since they are values. */
    static Map<String, AttachReport> all() {
        return Holder.REPORTS;
    }

    /** Made when first asked for. */
    private static final class Holder {
        private static final Map<String, AttachReport> REPORTS = made();

        private static Map<String, AttachReport> made() {
            try {
                Path folder = Files.createTempDirectory("reports");
                try {
                    return run(folder);
                } finally {
                    for (File file : Objects.requireNonNull(folder.toFile().listFiles())) {
                        Files.delete(file.toPath());
                    }
                    Files.delete(folder);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Map<String, AttachReport> run(Path folder) {
        Map<String, AttachReport> all = new LinkedHashMap<>();
        try (EmulatedAzure azure = new EmulatedAzure(folder, OLD)) {
            all.put("invalid input", azure.run("compute-name", "?", "mode", "aply"));
            all.put("plan", azure.run("mode", "plan", "identity-type", "SystemAssigned", "compute-roles", ROLES));
            all.put("preflight", azure.run("namespace", "nowhere"));
            all.put("drift", azure.run("mode", "check", "compute-name", "old", "namespace", "team-a"));
            all.put(
                    "replace plan",
                    azure.run(
                            "mode", "plan", "compute-name", "old", "namespace", "team-a", "on-difference", "replace"));
            all.put("success", azure.run("identity-type", "SystemAssigned", "compute-roles", ROLES));
            all.put("unchanged", azure.run("identity-type", "SystemAssigned", "compute-roles", ROLES));
            all.put("failure", azure.run("compute-name", "will-fail"));
            all.put("timeout", azure.run("compute-name", "late", "timeout", "2s"));
            all.put("cancel", azure.cancelled("compute-name", "stopped"));
            all.put("detach", azure.run("mode", "detach", "compute-name", "old", "remove-roles", "true"));
        }
        try (EmulatedAzure azure = new EmulatedAzure(folder, "")) {
            all.put("fleet plan", azure.fleet(MANIFEST, "mode", "plan"));
            all.put("fleet", azure.fleet(MANIFEST));
        }
        all.put("merge", AttachReport.merged(List.of(all.get("fleet"), all.get("success"), all.get("invalid input"))));
        return all;
    }
}
