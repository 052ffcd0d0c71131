package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import java.util.List;

/** The JSON of clusters as their providers print it. */
final class ClusterJson {
    private ClusterJson() {}

    /** An AKS cluster. */
    static ObjectNode aks(String id, JsonNode entry, String tenant) {
        String name = ArmId.name(id);
        ObjectNode node =
                ResourceJson.tracked(ResourceJson.lowerGroup(id), "Microsoft.ContainerService/ManagedClusters", entry);
        String location = Json.textOr(node, ResourceJson.LOCATION, "location");
        String identity = Json.textOr(entry, "SystemAssigned", "identity");
        boolean managed = !identity.equalsIgnoreCase("ServicePrincipal");
        String fqdn = name + "-dns.hcp." + location + ".azmk8s.io";
        String version = Json.textOr(entry, "1.30.4", "kubernetesVersion");
        ObjectNode power = Json.object("code", Json.textOr(entry, "Running", "powerState"));
        ResourceJson.withProperties(
                node,
                Json.object(
                        "provisioningState",
                        Json.textOr(entry, "Succeeded", "provisioningState"),
                        "powerState",
                        power,
                        "kubernetesVersion",
                        version,
                        "currentKubernetesVersion",
                        version,
                        "dnsPrefix",
                        name + "-dns",
                        "fqdn",
                        fqdn,
                        "azurePortalFQDN",
                        fqdn.replace(".hcp.", ".portal.hcp."),
                        "agentPoolProfiles",
                        nodePools(version, power, entry),
                        "servicePrincipalProfile",
                        Json.object("clientId", managed ? "msi" : Directory.guid("sp/" + name)),
                        "nodeResourceGroup",
                        "MC_" + ArmId.resourceGroup(id) + "_" + name + "_" + location,
                        "enableRBAC",
                        true,
                        "networkProfile",
                        Json.object("networkPlugin", "azure", "loadBalancerSku", "standard"),
                        "maxAgentPools",
                        100,
                        "disableLocalAccounts",
                        entry.path("disableLocalAccounts").asBoolean(false)),
                entry);
        access(node.withObjectProperty("properties"), entry);
        entra(node.withObjectProperty("properties"), entry.path("entra"), tenant);
        issuer(node.withObjectProperty("properties"), entry, "issuerURL");
        if (managed) {
            node.set(
                    "identity",
                    Json.object(
                            "type",
                            identity,
                            "principalId",
                            Directory.guid("aks/" + ArmId.key(id)),
                            "tenantId",
                            tenant));
        }
        node.set("sku", Json.object("name", "Base", "tier", "Free"));
        return node;
    }

    /** An Arc-connected cluster. */
    static ObjectNode arc(String id, JsonNode entry, String tenant) {
        ObjectNode node = ResourceJson.tracked(id, "microsoft.kubernetes/connectedclusters", entry);
        node.set(
                "identity",
                Json.object(
                        "type",
                        "SystemAssigned",
                        "principalId",
                        Directory.guid("arc/" + ArmId.key(id)),
                        "tenantId",
                        tenant));
        ResourceJson.withProperties(
                node,
                Json.object(
                        "provisioningState",
                        Json.textOr(entry, "Succeeded", "provisioningState"),
                        "connectivityStatus",
                        Json.textOr(entry, "Connected", "connectivityStatus"),
                        "agentPublicKeyCertificate",
                        "",
                        "distribution",
                        Json.textOr(entry, "k3s", "distribution"),
                        "infrastructure",
                        "generic",
                        "kubernetesVersion",
                        Json.textOr(entry, "1.30.4", "kubernetesVersion"),
                        "agentVersion",
                        "1.20.2",
                        "totalNodeCount",
                        entry.path("nodes").asInt(3),
                        "totalCoreCount",
                        12,
                        "offering",
                        "AzureStackEdge"),
                entry);
        issuer(node.withObjectProperty("properties"), entry, "issuerUrl");
        return node;
    }

    /** The two providers spell the issuer's URL differently. */
    private static void issuer(ObjectNode properties, JsonNode entry, String spelling) {
        String issuer = Json.text(entry, "oidcIssuer");
        if (issuer != null) {
            properties.set("oidcIssuerProfile", Json.object("enabled", true, spelling, issuer));
        }
    }

    private static List<ObjectNode> nodePools(String version, ObjectNode power, JsonNode entry) {
        int gpus = entry.path("gpuNodes").asInt(0);
        ObjectNode system =
                nodePool("nodepool1", "Standard_D4s_v5", entry.path("nodes").asInt(3), version, power);
        return gpus == 0 ? List.of(system) : List.of(system, nodePool("gpu", "Standard_NC6s_v3", gpus, version, power));
    }

    private static ObjectNode nodePool(String name, String size, int count, String version, ObjectNode power) {
        return Json.object(
                "name", name,
                "count", count,
                "vmSize", size,
                "osType", "Linux",
                "mode", name.equals("gpu") ? "User" : "System",
                "type", "VirtualMachineScaleSets",
                "provisioningState", "Succeeded",
                "powerState", power,
                "orchestratorVersion", version);
    }

    private static void entra(ObjectNode properties, JsonNode entra, String tenant) {
        if (entra.isObject()) {
            properties.set(
                    "aadProfile",
                    Json.object(
                            "managed",
                            true,
                            "adminGroupObjectIDs",
                            Json.texts(entra.path("adminGroups")),
                            "enableAzureRBAC",
                            entra.path("azureRbac").asBoolean(false),
                            "tenantID",
                            tenant));
        }
    }

    private static void access(ObjectNode properties, JsonNode entry) {
        ObjectNode profile = Json.object();
        for (String flag : List.of("disableRunCommand", "enablePrivateCluster", "authorizedIPRanges")) {
            if (entry.has(flag)) {
                profile.set(flag, entry.get(flag));
            }
        }
        if (!profile.isEmpty()) {
            properties.set("apiServerAccessProfile", profile);
        }
    }
}
