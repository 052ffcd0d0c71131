package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The federated credentials of a user-assigned identity: at most 20, names of 3 to 120 letters, issuer and subject of at most
 * 600, and one subject of an issuer only once. A wrong subject is no error (specification and Microsoft's workload identity
 * page; the texts of the refusals are not recorded).
 */
final class FederatedCredentialsApi {
    private static final int MAX_CREDENTIALS = 20;
    private static final int MAX_LENGTH = 600;
    private static final String ONE = "/subscriptions/{s}/resourceGroups/{rg}/providers/"
            + "Microsoft.ManagedIdentity/userAssignedIdentities/{identity}/federatedIdentityCredentials/{name}";

    List<Route> routes() {
        return List.of(Route.of("PUT", ONE, this::put), Route.of("DELETE", ONE, this::delete));
    }

    private Reply put(ArmCall call) {
        World world = call.world();
        String id = call.request().path();
        String identity = String.valueOf(ArmId.parent(id));
        if (!world.resources().exists(identity)) {
            return Missing.parent(id, identity, "write");
        }
        JsonNode asked = call.body().path("properties");
        Reply refusal = mistake(call, asked, ArmId.parentPath(id));
        if (refusal != null) {
            return refusal;
        }
        boolean existed = world.resources().exists(id);
        ObjectNode node = Json.object(
                "id",
                id,
                "name",
                call.path("name"),
                "type",
                "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials",
                "properties",
                Json.object(
                        "issuer", asked.get("issuer"),
                        "subject", asked.get("subject"),
                        "audiences", asked.get("audiences")));
        world.resources().put(node);
        return Reply.json(existed ? 200 : 201, node);
    }

    private static @Nullable Reply mistake(ArmCall call, JsonNode asked, String collection) {
        if (!call.path("name").matches("[a-zA-Z0-9][a-zA-Z0-9_-]{2,119}")) {
            return bad(
                    "The name '" + call.path("name") + "' is invalid: it must have 3 to 120 letters, digits, - or _.");
        }
        for (String key : List.of("issuer", "subject")) {
            String value = Json.textOr(asked, "", key);
            if (value.isEmpty() || value.length() > MAX_LENGTH) {
                return bad("The value of '" + key + "' is required and may have at most 600 characters.");
            }
        }
        if (!asked.path("audiences").isArray() || asked.path("audiences").isEmpty()) {
            return bad("The value of 'audiences' is required.");
        }
        List<ObjectNode> others = call.world().resources().collection(collection).stream()
                .filter(one -> !Json.says(one, call.path("name"), "name"))
                .toList();
        if (others.size() >= MAX_CREDENTIALS) {
            return bad("Too many federated identity credentials; the limit per identity is 20.");
        }
        boolean taken = others.stream()
                .map(one -> one.path("properties"))
                .anyMatch(one -> one.path("issuer").equals(asked.path("issuer"))
                        && one.path("subject").equals(asked.path("subject")));
        return taken
                ? Reply.error(
                        409, "Conflict", "Issuer and subject combination already exists for this Managed Identity.")
                : null;
    }

    private Reply delete(ArmCall call) {
        boolean existed = call.world().resources().exists(call.request().path());
        call.world().resources().remove(call.request().path());
        return Reply.empty(existed ? 200 : 204);
    }

    private static Reply bad(String message) {
        return Reply.error(400, "BadRequest", message);
    }
}
