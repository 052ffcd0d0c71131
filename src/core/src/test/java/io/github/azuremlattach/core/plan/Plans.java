package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Change;
import java.util.List;

/** Plans of requests, and their steps in words. */
final class Plans {
    static final String ACR_PULL = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
    static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    static final String SYSTEM = "{\"type\":\"SystemAssigned\",\"principalId\":\"p-team-a\"}";
    static final String OTHER_NAMESPACE = Found.compute("Succeeded", SYSTEM, "\"namespace\":\"other\"");

    private Plans() {}

    /** A compute with an identity of its own and two roles. */
    static Ask system() {
        return Ask.aks()
                .with("identity-type", "SystemAssigned")
                .with("compute-roles", ACR_PULL + " @ registry\n" + READER + " @ " + Ask.AKS);
    }

    static AttachPlan plan(Ask ask, Found found) {
        return found.decide(ask.request()).plan();
    }

    /** Each change of a plan in a line: its id, its kind, and what it waits for. */
    static List<String> steps(AttachPlan plan) {
        return plan.changes().stream().map(Plans::step).toList();
    }

    private static String step(Change change) {
        return change.id() + ": " + change.kind() + (change.after().isEmpty() ? "" : " after " + change.after());
    }
}
