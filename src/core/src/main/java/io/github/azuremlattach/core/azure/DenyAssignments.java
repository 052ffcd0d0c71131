package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.azure.DenyAssignment.Principal;
import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import java.util.ArrayList;
import java.util.List;

/** Reads deny assignments (DenyAssignments_ListForScope of Microsoft.Authorization 2022-04-01). */
public final class DenyAssignments {
    private static final String API = "2022-04-01";

    private final ArmRestClient arm;

    DenyAssignments(ArmRestClient arm) {
        this.arm = arm;
    }

    /** The deny assignments at a scope and above it. */
    public List<DenyAssignment> at(String scope) {
        return arm.list(scope + "/providers/Microsoft.Authorization/denyAssignments", API, "atScope()").stream()
                .map(one -> denyAssignment(one, scope))
                .toList();
    }

    private static DenyAssignment denyAssignment(JsonNode one, String scope) {
        JsonNode properties = one.path("properties");
        JsonNode permissions = properties.path("permissions");
        boolean conditional = isSaid(properties, "condition");
        for (JsonNode permission : permissions) {
            conditional |= isSaid(permission, "condition");
        }
        return new DenyAssignment(
                isSaid(properties, "denyAssignmentName")
                        ? Json.text(properties, "denyAssignmentName")
                        : Json.text(one, "name"),
                isSaid(properties, "scope") ? Json.text(properties, "scope") : scope,
                ActionSet.read(permissions),
                conditional,
                !properties.path("doNotApplyToChildScopes").asBoolean(),
                principals(properties.path("principals")),
                principals(properties.path("excludePrincipals")));
    }

    private static List<Principal> principals(JsonNode given) {
        List<Principal> principals = new ArrayList<>();
        given.forEach(one -> principals.add(
                new Principal(Json.text(one, "id"), Json.text(one, "type").endsWith("Group"))));
        return principals;
    }

    private static boolean isSaid(JsonNode node, String key) {
        return !Json.text(node, key).isBlank();
    }
}
