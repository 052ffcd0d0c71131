package io.github.azuremlattach.emulator.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.World;

/** The token endpoint: client credentials with a secret or an assertion. */
final class TokenEndpoint {
    private final World world;
    private final Tokens tokens;
    private final ClientAssertions assertions;

    TokenEndpoint(World world, Tokens tokens) {
        this.world = world;
        this.tokens = tokens;
        this.assertions = new ClientAssertions(world);
    }

    Reply token(Request request, String tenant) {
        try {
            Principal principal = signIn(request, tenant);
            String resource = request.form("scope")
                    .map(TokenEndpoint::resource)
                    .or(() -> request.form("resource"))
                    .orElse(request.origin());
            long lifetime = world.settings().tokenLifetime().toSeconds();
            ObjectNode answer = Json.object(
                    "token_type",
                    "Bearer",
                    "expires_in",
                    lifetime,
                    "ext_expires_in",
                    lifetime,
                    "access_token",
                    tokens.issue(principal, resource, request.origin() + "/" + principal.tenant() + "/"));
            if (!request.path().contains("/v2.0/")) {
                answer.put("resource", resource);
                answer.put("expires_on", String.valueOf(world.now().getEpochSecond() + lifetime));
            }
            return Reply.json(200, answer).with("Cache-Control", "no-store, no-cache");
        } catch (SignInRefused e) {
            return e.reply(world.now(), request.origin());
        }
    }

    /** The resource among scopes, which come in any order and may hold {@code openid} and the like. */
    private static String resource(String scopes) {
        for (String scope : scopes.split("\\s+")) {
            if (scope.endsWith("/.default")) {
                return scope.substring(0, scope.length() - "/.default".length());
            }
        }
        return scopes;
    }

    private Principal signIn(Request request, String tenant) throws SignInRefused {
        if (!request.form("grant_type").orElse("").equals("client_credentials")) {
            throw new SignInRefused(
                    400,
                    "unsupported_grant_type",
                    70003,
                    "The app requested an unsupported grant type '"
                            + request.form("grant_type").orElse("") + "'.");
        }
        String clientId = request.form("client_id").orElse("");
        Principal principal = world.directory()
                .client(clientId)
                .filter(one -> one.tenant().equalsIgnoreCase(tenant))
                .orElseThrow(() -> new SignInRefused(
                        400,
                        "unauthorized_client",
                        700016,
                        "Application with identifier '" + clientId + "' was not found in the directory '" + tenant
                                + "'. This can happen if the application has not been installed by the administrator"
                                + " of the tenant or consented to by any user in the tenant. You may have sent your"
                                + " authentication request to the wrong tenant."));
        var assertion = request.form("client_assertion");
        if (assertion.isPresent()) {
            assertions.check(assertion.get(), principal);
            return principal;
        }
        String secret = request.form("client_secret").orElse("");
        if (secret.isEmpty()) {
            throw new SignInRefused(
                    401,
                    "invalid_client",
                    7000218,
                    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
        }
        if (!secret.equals(principal.credentials().secret())) {
            throw new SignInRefused(
                    401,
                    "invalid_client",
                    7000215,
                    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret"
                            + " value, not the client secret ID, for a secret added to app '" + clientId + "'.");
        }
        return principal;
    }
}
