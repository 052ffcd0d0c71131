package io.github.azuremlattach.emulator.entra;

import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Microsoft Entra ID, as far as a client without a browser sees it. */
public final class Entra {
    private static final Set<String> SHARED = Set.of("common", "organizations", "adfs");

    private final World world;
    private final TokenEndpoint tokenEndpoint;
    private final InstanceMetadata metadata;

    /** The directory of that world, with its tokens. */
    public Entra(World world, Tokens tokens) {
        this.world = world;
        this.tokenEndpoint = new TokenEndpoint(world, tokens);
        this.metadata = new InstanceMetadata(world, tokens);
    }

    /** The answer, if the request is for the directory. */
    public Optional<Reply> answer(Request request) {
        List<String> segments = request.segments();
        String path = request.path().toLowerCase(Locale.ROOT).replaceFirst("/$", "");
        if (path.equals("/metadata/identity/oauth2/token")) {
            return Optional.of(metadata.token(request));
        }
        if (segments.size() < 3) {
            return Optional.empty();
        }
        String tenant = segments.get(0);
        String rest = path.substring(path.indexOf('/', 1));
        return switch (rest) {
            case "/oauth2/v2.0/token", "/oauth2/token" ->
                Optional.of(
                        known(tenant)
                                ? tokenEndpoint.token(request, tenantId(tenant))
                                : unknownTenant(request, tenant));
            case "/v2.0/.well-known/openid-configuration" ->
                Optional.of(known(tenant) ? configuration(request, tenant, "/v2.0") : unknownTenant(request, tenant));
            case "/.well-known/openid-configuration" ->
                Optional.of(known(tenant) ? configuration(request, tenant, "") : unknownTenant(request, tenant));
            case "/discovery/instance" -> Optional.of(instance(request, tenant));
            case "/discovery/keys", "/discovery/v2.0/keys" ->
                Optional.of(Reply.json(200, Json.object("keys", List.of())));
            default -> Optional.empty();
        };
    }

    private boolean known(String tenant) {
        return SHARED.contains(tenant.toLowerCase(Locale.ROOT)) || tenants().contains(tenant.toLowerCase(Locale.ROOT));
    }

    private List<String> tenants() {
        return world.resources().collection("/subscriptions").stream()
                .map(subscription -> Json.textOr(subscription, "", "tenantId").toLowerCase(Locale.ROOT))
                .toList();
    }

    private String tenantId(String tenant) {
        return SHARED.contains(tenant.toLowerCase(Locale.ROOT)) ? tenants().get(0) : tenant;
    }

    private Reply unknownTenant(Request request, String tenant) {
        return new SignInRefused(
                        400,
                        "invalid_request",
                        90002,
                        "Tenant '" + tenant + "' not found. Check to make sure you have the correct tenant ID and are"
                                + " signing into the correct cloud. Check with your subscription administrator, this"
                                + " may happen if there are no active subscriptions for the tenant.")
                .reply(world.now(), request.origin());
    }

    private Reply configuration(Request request, String tenant, String version) {
        String base = request.origin() + "/" + tenant;
        String id = tenantId(tenant);
        return Reply.json(
                200,
                Json.object(
                        "token_endpoint",
                        base + "/oauth2" + version + "/token",
                        "token_endpoint_auth_methods_supported",
                        List.of("client_secret_post", "private_key_jwt", "client_secret_basic"),
                        "jwks_uri",
                        base + "/discovery" + version + "/keys",
                        "response_modes_supported",
                        List.of("query", "fragment", "form_post"),
                        "subject_types_supported",
                        List.of("pairwise"),
                        "id_token_signing_alg_values_supported",
                        List.of("RS256"),
                        "response_types_supported",
                        List.of("code", "id_token", "code id_token", "id_token token"),
                        "scopes_supported",
                        List.of("openid", "profile", "email", "offline_access"),
                        "issuer",
                        request.origin() + "/" + id + (version.isEmpty() ? "/" : version),
                        "authorization_endpoint",
                        base + "/oauth2" + version + "/authorize",
                        "device_authorization_endpoint",
                        base + "/oauth2/v2.0/devicecode",
                        "end_session_endpoint",
                        base + "/oauth2" + version + "/logout",
                        "tenant_region_scope",
                        "EU",
                        "cloud_instance_name",
                        "localhost",
                        "cloud_graph_host_name",
                        "localhost",
                        "msgraph_host",
                        "localhost",
                        "rbac_url",
                        request.origin()));
    }

    private static Reply instance(Request request, String tenant) {
        String host = request.origin().substring("https://".length());
        return Reply.json(
                200,
                Json.object(
                        "tenant_discovery_endpoint",
                        request.origin() + "/" + tenant + "/v2.0/.well-known/openid-configuration",
                        "api-version",
                        "1.1",
                        "metadata",
                        List.of(Json.object(
                                "preferred_network", host, "preferred_cache", host, "aliases", List.of(host)))));
    }
}
