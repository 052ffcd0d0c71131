package io.github.azuremlattach.emulator.entra;

import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.World;
import java.util.Optional;

/** The instance metadata endpoint, from which managed identities take their tokens. */
final class InstanceMetadata {
    private final World world;
    private final Tokens tokens;

    InstanceMetadata(World world, Tokens tokens) {
        this.world = world;
        this.tokens = tokens;
    }

    Reply token(Request request) {
        if (!request.header("Metadata").orElse("").equalsIgnoreCase("true")) {
            return refused("Required metadata header not specified");
        }
        Optional<String> resource = request.query("resource");
        if (resource.isEmpty()) {
            return refused("Required query variable 'resource' is missing");
        }
        return identity(request)
                .map(principal -> answer(principal, resource.get(), request.origin()))
                .orElseGet(() -> refused("Identity not found"));
    }

    private Optional<Principal> identity(Request request) {
        Optional<String> asked = request.query("client_id")
                .or(() -> request.query("object_id"))
                .or(() -> request.query("principal_id"))
                .or(() -> request.query("mi_res_id")
                        .or(() -> request.query("msi_res_id"))
                        .map(this::principalOf));
        return asked.isPresent()
                ? world.directory().client(asked.get()).or(() -> world.directory()
                        .find(asked.get()))
                : world.directory().all().stream()
                        .filter(one -> one.credentials().managedIdentity() && one.since() == null)
                        .findFirst();
    }

    private String principalOf(String resourceId) {
        return world.resources()
                .find(resourceId)
                .map(node -> Json.textOr(node, "", "properties", "principalId"))
                .orElse("");
    }

    private Reply answer(Principal principal, String resource, String origin) {
        long lifetime = world.settings().tokenLifetime().toSeconds();
        long now = world.now().getEpochSecond();
        return Reply.json(
                200,
                Json.object(
                        "access_token", tokens.issue(principal, resource, origin + "/" + principal.tenant() + "/"),
                        "client_id", principal.clientId(),
                        "expires_in", String.valueOf(lifetime),
                        "expires_on", String.valueOf(now + lifetime),
                        "ext_expires_in", String.valueOf(lifetime),
                        "not_before", String.valueOf(now),
                        "resource", resource,
                        "token_type", "Bearer"));
    }

    private static Reply refused(String why) {
        return Reply.json(400, Json.object("error", "invalid_request", "error_description", why));
    }
}
