package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.kubernetes.ClusterUser;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.World;
import java.util.List;

/**
 * A caller inside an AKS cluster that is integrated with Microsoft Entra ID.
 *
 * <p>Members of the cluster's admin groups may do everything. With Azure RBAC the caller's roles decide by their data
 * actions, such as Microsoft.ContainerService/managedClusters/namespaces/read; without it nobody else may do anything.
 */
final class EntraClusterUser implements ClusterUser {
    private final World world;
    private final Principal principal;
    private final JsonNode cluster;

    EntraClusterUser(World world, Principal principal, JsonNode cluster) {
        this.world = world;
        this.principal = principal;
        this.cluster = cluster;
    }

    @Override
    public String name() {
        return principal.objectId();
    }

    @Override
    public boolean may(String verb, String group, String resource) {
        JsonNode profile = cluster.path("properties").path("aadProfile");
        List<String> admins = Json.texts(profile.path("adminGroupObjectIDs"));
        boolean admin = world.directory().withGroups(principal).stream()
                .anyMatch(id -> admins.stream().anyMatch(id::equalsIgnoreCase));
        if (admin || !profile.path("enableAzureRBAC").asBoolean(false)) {
            return admin;
        }
        String operation =
                switch (verb) {
                    case "get", "list" -> "read";
                    case "delete" -> "delete";
                    default -> "write";
                };
        String type = group.isEmpty() ? resource : group + "/" + resource;
        return world.access()
                .allowsData(
                        principal,
                        "Microsoft.ContainerService/managedClusters/" + type + "/" + operation,
                        Json.textOr(cluster, "", "id"));
    }
}
