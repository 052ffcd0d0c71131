package io.github.azuremlattach.emulator.scenario;

import static io.github.azuremlattach.emulator.scenario.Shape.ANY;
import static io.github.azuremlattach.emulator.scenario.Shape.COUNT;
import static io.github.azuremlattach.emulator.scenario.Shape.FLAG;
import static io.github.azuremlattach.emulator.scenario.Shape.TEXT;
import static io.github.azuremlattach.emulator.scenario.Shape.join;
import static io.github.azuremlattach.emulator.scenario.Shape.keys;
import static io.github.azuremlattach.emulator.scenario.Shape.listOf;
import static io.github.azuremlattach.emulator.scenario.Shape.mapOf;
import static io.github.azuremlattach.emulator.scenario.Shape.oneOf;

import com.fasterxml.jackson.databind.JsonNode;

/** The keys of a scenario that say what exists, beside those that say how it behaves. */
final class ScenarioShape {
    private static final Shape TEXTS = listOf(TEXT);

    private static final Shape STATUS =
            listOf(keys("code", TEXT, "displayStatus", TEXT, "level", TEXT, "message", TEXT, "time", TEXT));

    private static final Shape EXTENSION = keys(
            "name", TEXT,
            "type", TEXT,
            "provisioningState", TEXT,
            "version", TEXT,
            "releaseTrain", TEXT,
            "configurationSettings", mapOf(TEXT),
            "configurationProtectedSettings", mapOf(TEXT),
            "statuses", STATUS,
            "errorInfo", ANY);

    private static final Shape WHOLE = keys(join(
            BehaviourShape.keysAndShapes(),
            "tenants",
            mapOf(keys("id", TEXT)),
            "subscriptions",
            mapOf(keys(
                    "id", TEXT, "tenant", TEXT, "state", oneOf("Enabled", "PastDue", "Warned", "Disabled", "Deleted"))),
            "resourceGroups",
            mapOf(keys("subscription", TEXT, "location", TEXT)),
            "principals",
            mapOf(principal()),
            "identities",
            mapOf(resource("roles", TEXTS, "principalId", TEXT, "clientId", TEXT)),
            "storageAccounts",
            mapOf(resource()),
            "containerRegistries",
            mapOf(resource()),
            "resources",
            mapOf(resource("type", TEXT)),
            "workspaces",
            mapOf(workspace()),
            "aks",
            mapOf(aks()),
            "arc",
            mapOf(arc()),
            "relays",
            mapOf(resource("provisioningState", TEXT)),
            "computes",
            mapOf(compute()),
            "customRoles",
            mapOf(customRole()),
            "roleAssignments",
            TEXTS,
            "otherRoleAssignments",
            COUNT,
            "managementGroups",
            mapOf(keys("subscriptions", TEXTS, "parent", TEXT)),
            "policies",
            mapOf(keys("scope", TEXT, "resourceType", TEXT, "reason", TEXT, "compliant", mapOf(TEXT))),
            "locks",
            mapOf(keys("scope", TEXT, "level", oneOf("ReadOnly", "CanNotDelete"))),
            "denyAssignments",
            mapOf(keys(
                    "scope",
                    TEXT,
                    "actions",
                    TEXTS,
                    "notActions",
                    TEXTS,
                    "doNotApplyToChildScopes",
                    FLAG,
                    "principals",
                    TEXTS,
                    "excludedPrincipals",
                    TEXTS)),
            "providers",
            mapOf(oneOf("Registered", "NotRegistered", "Registering"))));

    private ScenarioShape() {}

    static void check(JsonNode scenario) {
        WHOLE.check("", scenario);
    }

    private static Shape principal() {
        return keys(
                "clientId", TEXT,
                "objectId", TEXT,
                "tenant", TEXT,
                "type", oneOf("ServicePrincipal", "User", "Group"),
                "secret", TEXT,
                "certificate", TEXT,
                "federated", listOf(keys("issuer", TEXT, "subject", TEXT, "audience", TEXT)),
                "managedIdentity", FLAG,
                "groups", TEXTS,
                "roles", TEXTS);
    }

    private static Shape workspace() {
        return resource(
                "identity", oneOf("SystemAssigned", "UserAssigned", "SystemAssigned,UserAssigned", "None"),
                "userAssignedIdentities", TEXTS,
                "primaryUserAssignedIdentity", TEXT,
                "storageAccount", TEXT,
                "containerRegistry", TEXT,
                "kind", TEXT,
                "discoveryUrl", TEXT,
                "provisioningState", TEXT);
    }

    private static Shape aks() {
        return resource(
                "provisioningState", TEXT,
                "powerState", oneOf("Running", "Stopped"),
                "identity", oneOf("SystemAssigned", "UserAssigned", "ServicePrincipal"),
                "kubernetesVersion", TEXT,
                "disableLocalAccounts", FLAG,
                "disableRunCommand", FLAG,
                "runCommandFailure", TEXT,
                "enablePrivateCluster", FLAG,
                "authorizedIPRanges", TEXTS,
                "namespaces", TEXTS,
                "nodes", COUNT,
                "gpuNodes", COUNT,
                "entra", keys("azureRbac", FLAG, "adminGroups", TEXTS),
                "oidcIssuer", TEXT,
                "extension", EXTENSION);
    }

    private static Shape arc() {
        return resource(
                "provisioningState", TEXT,
                "connectivityStatus", oneOf("Connecting", "Connected", "Offline", "Expired"),
                "kubernetesVersion", TEXT,
                "distribution", TEXT,
                "oidcIssuer", TEXT,
                "namespaces", TEXTS,
                "nodes", COUNT,
                "extension", EXTENSION);
    }

    private static Shape compute() {
        return keys(
                "name", TEXT,
                "workspace", TEXT,
                "cluster", TEXT,
                "namespace", TEXT,
                "identity", oneOf("None", "SystemAssigned", "UserAssigned"),
                "userAssignedIdentities", TEXTS,
                "description", TEXT,
                "provisioningState", TEXT,
                "properties", ANY);
    }

    private static Shape customRole() {
        return keys(
                "id", TEXT,
                "description", TEXT,
                "actions", TEXTS,
                "notActions", TEXTS,
                "dataActions", TEXTS,
                "notDataActions", TEXTS);
    }

    /** Keys that every resource shares, and the given ones. */
    private static Shape resource(Object... more) {
        Object[] common = {
            "name",
            TEXT,
            "subscription",
            TEXT,
            "resourceGroup",
            TEXT,
            "location",
            TEXT,
            "tags",
            mapOf(TEXT),
            "properties",
            ANY
        };
        return keys(join(more, common));
    }
}
