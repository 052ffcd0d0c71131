package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.request.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads AKS clusters (ManagedClusters_Get, _List 2024-09-01) and Arc clusters (ConnectedCluster_Get,
 * _ListBySubscription 2021-10-01; their OIDC issuer 2024-12-01-preview).
 */
public final class Clusters {
    private static final String ARC_API = "2021-10-01";
    private static final String ARC_ISSUER_API = "2024-12-01-preview";
    private static final String AKS_API = "2024-09-01";

    private final ArmRestClient arm;

    Clusters(ArmRestClient arm) {
        this.arm = arm;
    }

    /** Reads a cluster; empty when there is none. */
    public Optional<Cluster> get(ClusterRef ref) {
        String id = ref.id().toString();
        return ref.isAks()
                ? arm.find(id, AKS_API).map(Clusters::aks)
                : arm.find(id, ARC_API).map(Clusters::arc);
    }

    /** The URL of the OIDC issuer of an Arc cluster; empty when it has none, or no cluster is there. */
    public String arcIssuer(ResourceId id) {
        JsonNode profile = arm.find(id.toString(), ARC_ISSUER_API)
                .map(cluster -> cluster.path("properties").path("oidcIssuerProfile"))
                .orElseGet(Json::object);
        String issuer = Json.text(profile, "issuerUrl");
        return issuer.isEmpty() ? Json.text(profile, "selfHostedIssuerUrl") : issuer;
    }

    /** The ids of a subscription's clusters that the caller can see, those of AKS first. */
    public List<ResourceId> in(String subscriptionId) {
        List<ResourceId> ids = new ArrayList<>();
        for (ClusterRef.Kind kind : ClusterRef.Kind.values()) {
            String api = kind == ClusterRef.Kind.AKS ? AKS_API : ARC_API;
            ids.addAll(Json.ids(arm.list("/subscriptions/" + subscriptionId + "/providers/" + kind.type(), api)));
        }
        return ids;
    }

    private static Cluster aks(JsonNode body) {
        JsonNode properties = body.path("properties");
        return new Cluster(
                Json.text(properties, "provisioningState"),
                Json.text(properties.path("powerState"), "code"),
                body.path("identity").isObject()
                        || Json.text(properties.path("servicePrincipalProfile"), "clientId")
                                .equals("msi"),
                !properties
                        .path("apiServerAccessProfile")
                        .path("disableRunCommand")
                        .asBoolean(),
                trustedAccess(properties),
                details(body, properties));
    }

    private static Cluster.Details details(JsonNode body, JsonNode properties) {
        JsonNode pools = properties.path("agentPoolProfiles");
        int nodes = 0;
        for (JsonNode pool : pools) {
            nodes += pool.path("count").asInt();
        }
        return new Cluster.Details(
                lower(Json.text(body, "location")),
                pools.isArray() ? nodes : -1,
                "",
                properties.path("aadProfile").path("managed").asBoolean(),
                Json.text(properties.path("oidcIssuerProfile"), "issuerURL"));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    /** The special configurations of AML-Kubernetes' page azureml-aks-ta-support. */
    private static String trustedAccess(JsonNode properties) {
        if (properties.path("disableLocalAccounts").asBoolean()) {
            return "its local accounts are disabled";
        }
        JsonNode access = properties.path("apiServerAccessProfile");
        if (!access.path("authorizedIPRanges").isEmpty()) {
            return "its API server accepts authorized IP ranges only";
        }
        return access.path("enablePrivateCluster").asBoolean()
                        && access.path("enablePrivateClusterPublicFQDN").asBoolean()
                ? "it is private with a public FQDN"
                : "";
    }

    private static Cluster arc(JsonNode body) {
        JsonNode properties = body.path("properties");
        return new Cluster(
                Json.text(properties, "provisioningState"),
                Json.text(properties, "connectivityStatus"),
                true,
                false,
                "",
                new Cluster.Details(
                        lower(Json.text(body, "location")),
                        properties.path("totalNodeCount").asInt(-1),
                        lower(Json.text(properties, "distribution")),
                        false,
                        ""));
    }
}
