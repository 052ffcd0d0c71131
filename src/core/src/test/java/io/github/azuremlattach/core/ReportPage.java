package io.github.azuremlattach.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azuremlattach.core.diagnosis.ErrorCatalogue;
import io.github.azuremlattach.core.preflight.Finding;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.Reason;
import java.util.HashSet;
import java.util.Set;

/** Writes docs/report.md: the fields from the schema, the codes from the enums, the programs from {@link Recipe}. */
final class ReportPage {
    private static final String INTRO = """
            Every run writes what it did as one JSON file, `azureml-attach-report.json`: after success, after failure, after
            wrong input (exit code 2) and after a cancel. It has the same shape for one compute and for many. Read it instead of
            the log: its fields and codes are stable, the sentences in it are not.

            [report.schema.json](report.schema.json) describes it (JSON Schema 2020-12). `schemaVersion` grows when a field
            changes its meaning or goes; fields may be added at any time, so leave what you do not know aside.

            With `mode: plan` the report holds what a run would do. A policy reads it before anybody approves the plan.
            """;
    private static final String RECIPES = """
            Each of these runs in a test on real reports. A compute that failed before it was planned has no `plan`, hence `[]?`.
            With `jq -e` the exit code is 1 where the answer is `false`, so a pipeline stops there:

            ```sh
            jq -e --argjson approved '["team-a"]' -f no-replace.jq azureml-attach-report.json
            ```
            """;
    private static final String REGO = """
            The three rules among these programs, for Open Policy Agent. The exit code of this is 1 where a rule is broken:

            ```sh
            opa eval --fail-defined --format pretty --data policy.rego --input azureml-attach-report.json \\
              'data.azuremlattach.deny[_]'
            ```

            With `--data approved.json`, such as `{"approved": ["team-a"]}`, these computes may be detached or replaced. This is
            `policy.rego`; this project's tests run it where `opa` is installed.

            ```rego
            package azuremlattach

            import rego.v1

            default approved := []

            approved := data.approved

            # Owner, User Access Administrator, Role Based Access Control Administrator
            may_grant_roles := {
            	"8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
            	"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
            	"f58310d9-a9f6-439a-9e8d-f62e7b41a168",
            }

            deny contains message if {
            	some target in input.targets
            	some change in target.plan.changes
            	change.kind == "grant"
            	change.roleId in may_grant_roles
            	message := sprintf("%s: %s may not be granted", [target.name, change.role])
            }

            deny contains message if {
            	some target in input.targets
            	some change in target.plan.changes
            	change.kind == "grant"
            	not regex.match(`(?i)^/subscriptions/[^/]+/resourceGroups/[^/]+`, change.scope)
            	message := sprintf("%s: %s is granted above a resource group: %s", [target.name, change.role, change.scope])
            }

            deny contains message if {
            	some target in input.targets
            	some change in target.plan.changes
            	change.kind == "detach"
            	not target.name in approved
            	message := sprintf("%s: would be detached or replaced without approval", [target.name])
            }
            ```
            """;

    private final StringBuilder page = new StringBuilder("# The report\n\n" + Pages.NOTE + INTRO);
    private final JsonNode schema;

    private ReportPage(JsonNode schema) {
        this.schema = schema;
    }

    static String text() throws JsonProcessingException {
        return new ReportPage(new ObjectMapper().readTree(ReportSchema.text())).written();
    }

    private String written() {
        page.append("\n## Fields\n\nA field in *italics* may be missing.\n");
        fields("The whole", schema);
        for (String name : new String[] {
            "AttachOutcome",
            "AttachPlan",
            "ChangeResult",
            "Verdict",
            "AttachFailure",
            "Advice",
            "AttachOutcomeSpan",
            "Difference"
        }) {
            fields("`" + name + "`", schema.at("/$defs/" + name));
        }
        page.append("\n### Changes\n\n`kind` says which of these a change is; `reason` and `after` they all have.\n\n"
                + "| `kind` | what it does | fields |\n|---|---|---|\n");
        schema.at("/$defs/Change/oneOf")
                .forEach(kind -> change(schema.at(kind.path("$ref").asText().substring(1))));
        codes();
        page.append("\n## Ask it with jq\n\n").append(RECIPES);
        for (Recipe recipe : Recipe.values()) {
            page.append("\n%s:\n\n```jq\n%s\n```\n".formatted(recipe.title(), recipe.jq()));
        }
        return page.append("\n## Policies for Open Policy Agent\n\n")
                .append(REGO)
                .toString();
    }

    private void fields(String title, JsonNode definition) {
        page.append("\n### %s\n\n%s\n\n| field | type | meaning |\n|---|---|---|\n"
                .formatted(title, definition.path("description").asText()));
        Set<String> required = new HashSet<>();
        definition.path("required").forEach(name -> required.add(name.asText()));
        definition
                .path("properties")
                .properties()
                .forEach(field -> page.append("| %s | %s | %s |\n"
                        .formatted(
                                required.contains(field.getKey())
                                        ? "`" + field.getKey() + "`"
                                        : "*`" + field.getKey() + "`*",
                                type(field.getValue()),
                                cell(field.getValue().path("description").asText()))));
    }

    private static String type(JsonNode value) {
        if (value.has("$ref")) {
            return "`" + value.path("$ref").asText().replace("#/$defs/", "") + "`";
        }
        String type = value.path("type").asText();
        return switch (type) {
            case "array" -> "list of " + type(value.path("items"));
            case "object" -> "map to " + type(value.path("additionalProperties"));
            default -> type;
        };
    }

    private void change(JsonNode kind) {
        StringBuilder fields = new StringBuilder();
        kind.path("properties").properties().forEach(field -> {
            if (!Set.of("kind", "reason", "after").contains(field.getKey())) {
                fields.append(fields.isEmpty() ? "" : ", ")
                        .append("`")
                        .append(field.getKey())
                        .append("`");
            }
        });
        page.append("| `%s` | %s | %s |\n"
                .formatted(
                        kind.at("/properties/kind/const").asText(),
                        cell(kind.path("description").asText()),
                        fields));
    }

    private void codes() {
        page.append("\n## Codes\n");
        page.append(
                "\n### How a compute ended: `outcome`\n\nThe whole has one word for all; `partial` when only some did what"
                        + " was asked for.\n\n");
        ReportSchema.codes(AttachOutcome.Kind.class)
                .forEach(code -> page.append("- `").append(code).append("`\n"));
        page.append("\n### Why it failed: `failure.kind`\n\n| code | exit code | meaning |\n|---|---|---|\n");
        for (AttachFailure.Kind kind : AttachFailure.Kind.values()) {
            page.append("| `%s` | %d | %s |\n".formatted(kind.code(), kind.exitCode(), cell(Javadocs.of(kind))));
        }
        page.append(
                "\n### What it failed of: `failure.code`\n\nA known error of Azure's, as [Troubleshooting](troubleshooting.md)"
                        + " explains it; the code of the first check that failed, see below; `role-refused` where Azure refused"
                        + " changes\nthat were planned; or the kind, where no more is known.\n\n");
        ErrorCatalogue.entries()
                .forEach(error -> page.append("- [`%s`](troubleshooting.md#%s): %s\n"
                        .formatted(error.code(), error.code(), cell(error.title()))));
        page.append("\n### What a plan comes to: `plan.decision`\n\n| code | meaning |\n|---|---|\n");
        for (AttachPlan.Decision decision : AttachPlan.Decision.values()) {
            page.append("| `%s` | %s |\n".formatted(decision.code(), cell(Javadocs.of(decision))));
        }
        page.append("\n### How far a change came: `changes[].status`\n\n| code | meaning |\n|---|---|\n");
        for (ChangeResult.Status status : ChangeResult.Status.values()) {
            page.append("| `%s` | %s |\n".formatted(status.code(), cell(Javadocs.of(status))));
        }
        page.append("\n### Why a change is planned: `reason`\n\n| code | meaning |\n|---|---|\n");
        for (Reason reason : Reason.values()) {
            page.append("| `%s` | %s |\n".formatted(reason.code(), cell(reason.toString())));
        }
        page.append("\n### What a check found: `checks[].code`\n\n| check | code | result |\n|---|---|---|\n");
        for (Finding finding : Finding.values()) {
            page.append("| `%s` | `%s` | `%s` |\n"
                    .formatted(finding.check(), finding.code(), finding.result().code()));
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;");
    }
}
