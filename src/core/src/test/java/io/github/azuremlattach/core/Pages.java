package io.github.azuremlattach.core;

import io.github.azuremlattach.core.azure.BuiltInRole;
import io.github.azuremlattach.core.plan.WorkspaceRole;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;

/** Writes the reference pages of {@code docs/} from the core's own tables. */
final class Pages {
    static final String NOTE = "<!-- Written from the core by DocsTest: mvn -pl src/emulator,src/core test "
            + "-Dtest=DocsTest -Dregenerate=true -Dsurefire.failIfNoSpecifiedTests=false -->\n\n";
    private static final List<BuiltInRole> DATA = List.of(
            BuiltInRole.ACR_PULL, BuiltInRole.STORAGE_BLOB_DATA_READER, BuiltInRole.STORAGE_BLOB_DATA_CONTRIBUTOR);

    private Pages() {}

    static String parameters() {
        StringBuilder page = new StringBuilder("# Parameters\n\n" + NOTE);
        page.append("An empty value is an unset one. A name that is not in this table is an error.\n\n");
        page.append("A *required* one may be left out where a `file` or a `manifest` gives it; `mode: detach` needs no "
                + "`resource-id`.\n\n");
        page.append("| Action input | Jenkins argument | required | default | meaning |\n|---|---|---|---|---|\n");
        for (Parameter parameter : Parameter.values()) {
            page.append("| `%s` | `%s` | %s | %s | %s |\n"
                    .formatted(
                            parameter.kebabCase(),
                            parameter.camelCase(),
                            parameter.isRequired() ? "yes" : "",
                            parameter.defaultValue().isEmpty() ? "" : "`" + parameter.defaultValue() + "`",
                            cell(meaning(parameter))));
        }
        return page.toString();
    }

    private static String meaning(Parameter parameter) {
        List<String> allowed = parameter.allowedValues();
        return parameter.description() + (allowed.isEmpty() ? "" : " Allowed: " + String.join(", ", allowed) + ".");
    }

    static String roles() {
        StringBuilder page = new StringBuilder("# Roles\n\n" + NOTE);
        page.append(
                "## The workspace's identity\n\nA workspace with a system-assigned identity needs nothing. One with a "
                        + "user-assigned identity needs these before\nthe attach; `workspace-roles: grant` grants what is "
                        + "missing.\n\n");
        page.append("| role | GUID | on | for | why |\n|---|---|---|---|---|\n");
        for (WorkspaceRole role : WorkspaceRole.values()) {
            page.append("| %s | `%s` | %s | %s | %s |\n"
                    .formatted(
                            role.role().roleName(),
                            role.role().guid(),
                            role.resource(),
                            clusters(role),
                            cell(role.reason().toString())));
        }
        page.append("\n## The compute's identity\n\n`compute-roles` names any role at any scope, one a line, as in "
                + "`AcrPull @ registry`. These are the usual ones.\n\n| role | GUID | for |\n|---|---|---|\n");
        for (BuiltInRole role : DATA) {
            String purpose =
                    role == BuiltInRole.ACR_PULL ? "images of a container registry" : "data of a storage account";
            page.append("| %s | `%s` | %s |\n".formatted(role.roleName(), role.guid(), purpose));
        }
        page.append("\nEach assignment has the id that ARM's `guid(scope, principalId, roleDefinitionId)` gives, so "
                + "granting it again does no harm.\n");
        page.append("""

                ## New roles

                Azure may need up to 10 minutes until a new role counts. The run waits: it tries an attach that was refused again, and
                a job that could not pull its image. A compute that Failed meanwhile is detached and attached again. If another run
                attached it, such as one that was killed, that takes `on-difference: replace`.
                """);
        return page.toString();
    }

    private static String clusters(WorkspaceRole role) {
        return switch (role) {
            case RELAY -> "Arc";
            case READER, EXTENSION, CLUSTER_ADMIN -> "AKS, Arc";
            case TRUSTED_ACCESS ->
                "AKS with local accounts disabled, authorized IP ranges, or private with a public FQDN";
        };
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;");
    }
}
