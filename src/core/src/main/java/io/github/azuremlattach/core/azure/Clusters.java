package io.github.azuremlattach.core.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.containerservice.fluent.models.ManagedClusterInner;
import com.azure.resourcemanager.containerservice.models.ManagedClusterAadProfile;
import com.azure.resourcemanager.containerservice.models.ManagedClusterApiServerAccessProfile;
import com.azure.resourcemanager.containerservice.models.ManagedClusterOidcIssuerProfile;
import com.azure.resourcemanager.containerservice.models.ManagedClusterServicePrincipalProfile;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.request.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads AKS clusters (ManagedClusters_Get, _List 2024-09-01) and Arc clusters (ConnectedCluster_Get,
 * _ListBySubscription 2021-10-01).
 */
public final class Clusters {
    private static final String ARC_API = "2021-10-01";
    private static final String AKS_API = "2024-09-01";

    private final ArmRestClient arm;
    private final TypedClients typed;

    Clusters(ArmRestClient arm, TypedClients typed) {
        this.arm = arm;
        this.typed = typed;
    }

    /** Reads a cluster; empty when there is none. */
    public Optional<Cluster> get(ClusterRef ref) {
        try {
            return Optional.of(ref.isAks() ? aks(ref) : arc(ref));
        } catch (ArmException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
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

    private Cluster aks(ClusterRef ref) {
        ManagedClusterInner cluster = typed.managedClusters(ref.id().subscriptionId())
                .getByResourceGroupWithResponse(
                        ref.id().resourceGroup(), ref.id().name(), Context.NONE)
                .getValue();
        ManagedClusterApiServerAccessProfile access = cluster.apiServerAccessProfile();
        return new Cluster(
                word(cluster.provisioningState()),
                cluster.powerState() == null ? "" : word(cluster.powerState().code()),
                cluster.identity() != null || isManaged(cluster.servicePrincipalProfile()),
                access == null || !Boolean.TRUE.equals(access.disableRunCommand()),
                trustedAccess(cluster, access),
                details(cluster));
    }

    private static Cluster.Details details(ManagedClusterInner cluster) {
        ManagedClusterAadProfile entra = cluster.aadProfile();
        ManagedClusterOidcIssuerProfile issuer = cluster.oidcIssuerProfile();
        int nodes = cluster.agentPoolProfiles() == null
                ? -1
                : cluster.agentPoolProfiles().stream()
                        .mapToInt(pool -> pool.count() == null ? 0 : pool.count())
                        .sum();
        return new Cluster.Details(
                lower(cluster.location()),
                nodes,
                "",
                entra != null && Boolean.TRUE.equals(entra.managed()),
                issuer == null ? "" : word(issuer.issuerUrl()));
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private static boolean isManaged(@Nullable ManagedClusterServicePrincipalProfile profile) {
        return profile != null && "msi".equals(profile.clientId());
    }

    /** The special configurations of AML-Kubernetes' page azureml-aks-ta-support. */
    private static String trustedAccess(
            ManagedClusterInner cluster, @Nullable ManagedClusterApiServerAccessProfile access) {
        if (Boolean.TRUE.equals(cluster.disableLocalAccounts())) {
            return "its local accounts are disabled";
        }
        if (access == null) {
            return "";
        }
        if (access.authorizedIpRanges() != null && !access.authorizedIpRanges().isEmpty()) {
            return "its API server accepts authorized IP ranges only";
        }
        return Boolean.TRUE.equals(access.enablePrivateCluster())
                        && Boolean.TRUE.equals(access.enablePrivateClusterPublicFqdn())
                ? "it is private with a public FQDN"
                : "";
    }

    private Cluster arc(ClusterRef ref) {
        JsonNode body = arm.get(ref.id().toString(), ARC_API).body();
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

    private static String word(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
