package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The resource providers and their types, in Azure's own spelling. */
final class ResourceTypes {
    private static final Map<String, List<String>> BY_NAMESPACE = new LinkedHashMap<>();
    private static final List<String> LOCATIONS = List.of("West Europe", "North Europe", "East US", "West US 2");
    private static final List<String> VERSIONS = List.of(
            "2024-10-01",
            "2024-09-01",
            "2023-05-01",
            "2023-01-31",
            "2022-04-01",
            "2021-10-01",
            "2021-04-01",
            "2017-04-01");

    static {
        BY_NAMESPACE.put(
                "Microsoft.MachineLearningServices",
                List.of("workspaces", "workspaces/computes", "locations", "locations/computeOperationsStatus"));
        BY_NAMESPACE.put(
                "Microsoft.ContainerService",
                List.of(
                        "managedClusters",
                        "managedClusters/trustedAccessRoleBindings",
                        "managedClusters/commandResults",
                        "managedClusters/runCommand",
                        "locations",
                        "locations/operations"));
        BY_NAMESPACE.put("Microsoft.Kubernetes", List.of("connectedClusters"));
        BY_NAMESPACE.put("Microsoft.KubernetesConfiguration", List.of("extensions"));
        BY_NAMESPACE.put("Microsoft.ManagedIdentity", List.of("userAssignedIdentities"));
        BY_NAMESPACE.put("Microsoft.Relay", List.of("namespaces"));
        BY_NAMESPACE.put("Microsoft.Storage", List.of("storageAccounts"));
        BY_NAMESPACE.put("Microsoft.ContainerRegistry", List.of("registries"));
        BY_NAMESPACE.put("Microsoft.Authorization", List.of("roleAssignments", "roleDefinitions", "permissions"));
        BY_NAMESPACE.put("Microsoft.Resources", List.of("subscriptions", "resourceGroups", "tenants"));
    }

    private ResourceTypes() {}

    /** The namespaces. */
    static List<String> namespaces() {
        return List.copyOf(BY_NAMESPACE.keySet());
    }

    /** Whether the namespace is one of Azure's, as far as this emulator knows. */
    static boolean knows(String namespace) {
        return BY_NAMESPACE.keySet().stream().anyMatch(namespace::equalsIgnoreCase);
    }

    /** Azure's spelling of a type, or the given one for an unknown type. */
    static String canonical(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, List<String>> entry : BY_NAMESPACE.entrySet()) {
            String namespace = entry.getKey().toLowerCase(Locale.ROOT);
            if (lower.equals(namespace)) {
                return entry.getKey();
            }
            for (String known : entry.getValue()) {
                if (lower.equals(namespace + "/" + known.toLowerCase(Locale.ROOT))) {
                    return entry.getKey() + "/" + known;
                }
            }
        }
        return type;
    }

    /** A resource provider as a subscription lists it. */
    static ObjectNode provider(String subscription, String namespace, String state) {
        String name = canonical(namespace);
        List<ObjectNode> types = BY_NAMESPACE.getOrDefault(name, List.of()).stream()
                .map(type -> Json.object(
                        "resourceType", type,
                        "locations", LOCATIONS,
                        "apiVersions", VERSIONS,
                        "defaultApiVersion", defaultVersion(name),
                        "capabilities", "None"))
                .toList();
        return Json.object(
                "id", "/subscriptions/" + subscription + "/providers/" + name,
                "namespace", name,
                "registrationPolicy", "RegistrationRequired",
                "resourceTypes", types,
                "registrationState", state);
    }

    private static String defaultVersion(String namespace) {
        return switch (namespace) {
            case "Microsoft.MachineLearningServices" -> "2024-10-01";
            case "Microsoft.ContainerService" -> "2024-09-01";
            case "Microsoft.KubernetesConfiguration" -> "2023-05-01";
            case "Microsoft.ManagedIdentity" -> "2023-01-31";
            case "Microsoft.Authorization" -> "2022-04-01";
            case "Microsoft.Kubernetes" -> "2021-10-01";
            case "Microsoft.Relay" -> "2017-04-01";
            default -> "2021-04-01";
        };
    }
}
