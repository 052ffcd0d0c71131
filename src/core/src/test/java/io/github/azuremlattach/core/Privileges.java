package io.github.azuremlattach.core;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.plan.PipelineAction;
import io.github.azuremlattach.core.plan.UseCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes what the pipeline's identity needs: a page for people, and a role for Azure. */
public final class Privileges {
    private static final Set<PipelineAction> CHECKS = EnumSet.of(
            PipelineAction.AKS_READ,
            PipelineAction.ARC_READ,
            PipelineAction.EXTENSIONS_READ,
            PipelineAction.PERMISSIONS_READ,
            PipelineAction.DENIALS_READ,
            PipelineAction.LOCKS_READ,
            PipelineAction.RUN_COMMAND,
            PipelineAction.COMMAND_RESULTS_READ,
            PipelineAction.GRANT_READ,
            PipelineAction.RELAY_READ);

    private Privileges() {}

    static String page() {
        StringBuilder page = new StringBuilder("# What the pipeline's identity needs\n\n" + Pages.NOTE);
        page.append("""
                Each use of the product, with the actions that it needs; a test runs each with exactly these, and then without each
                one of them. Without a *needed* action the run stops before it writes anything and names the action. Without one
                that only *checks*, the run goes on and warns that it could not check.
                [pipeline-role.json](pipeline-role.json) is a custom role with all of them: leave out what you do not use, and
                write your scopes into `AssignableScopes`. `az role definition create --role-definition pipeline-role.json` makes it.
                """);
        for (UseCase use : UseCase.values()) {
            page.append("\n## ").append(capital(use.toString())).append("\n\n");
            if (!use.rests().isEmpty()) {
                page.append("All of ")
                        .append(String.join(
                                ", and all of ",
                                use.rests().stream().map(Object::toString).toList()))
                        .append(added(use).isEmpty() ? ".\n" : ", and:\n\n");
            }
            if (!added(use).isEmpty()) {
                page.append("| action | on | |\n|---|---|---|\n");
                added(use)
                        .forEach(action -> page.append("| `%s` | %s | %s |\n"
                                .formatted(action, action.scope(), isNeeded(action) ? "needed" : "checks")));
            }
        }
        return page.toString();
    }

    static String role() {
        ObjectNode role = new ObjectMapper()
                .createObjectNode()
                .put("Name", "Azure ML attach pipeline")
                .put("IsCustom", true)
                .put("Description", "What a pipeline needs to attach Kubernetes clusters to Azure Machine Learning.");
        List<String> actions = new ArrayList<>(
                Arrays.stream(PipelineAction.values()).map(Object::toString).toList());
        actions.sort(String::compareTo);
        actions.forEach(role.putArray("Actions")::add);
        role.putArray("NotActions");
        role.putArray("DataActions");
        role.putArray("NotDataActions");
        role.putArray("AssignableScopes").add("/subscriptions/<id>");
        return role.toPrettyString() + "\n";
    }

    /** Whether nothing is done without it; without the others a run goes on, with a warning that it could not check. */
    public static boolean isNeeded(PipelineAction action) {
        return !CHECKS.contains(action);
    }

    private static List<PipelineAction> added(UseCase use) {
        return Arrays.stream(PipelineAction.values())
                .filter(action -> action.uses().contains(use))
                .toList();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
