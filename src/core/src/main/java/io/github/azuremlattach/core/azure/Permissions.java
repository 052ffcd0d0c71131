package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.http.ArmRestClient;
import java.util.ArrayList;
import java.util.List;

/** Reads what the caller may do (Permissions_ListForResource of Microsoft.Authorization 2022-04-01). */
public final class Permissions {
    private static final String API = "2022-04-01";

    private final ArmRestClient arm;

    Permissions(ArmRestClient arm) {
        this.arm = arm;
    }

    /** What the caller may do at a scope. */
    public ActionSet at(String scope) {
        ActionSet all = ActionSet.NONE;
        for (JsonNode node : arm.list(scope + "/providers/Microsoft.Authorization/permissions", API)) {
            all = all.and(strings(node.path("actions")), strings(node.path("notActions")));
        }
        return all;
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(node -> strings.add(node.asText()));
        return strings;
    }
}
