package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.scenario.ScenarioException;
import io.github.azuremlattach.emulator.world.Principal.Credentials;
import io.github.azuremlattach.emulator.world.Principal.Federation;
import java.util.ArrayList;
import java.util.List;

/** The principals of a scenario and the roles they hold. */
final class PrincipalSeeds {
    private final World world;
    private final ObjectNode scenario;
    private final ScenarioIds ids;

    PrincipalSeeds(World world, ObjectNode scenario, ScenarioIds ids) {
        this.world = world;
        this.scenario = scenario;
        this.ids = ids;
    }

    void remove(ObjectNode snippet, ObjectNode before) {
        snippet.path("principals").properties().stream()
                .filter(entry -> entry.getValue().isNull())
                .forEach(entry -> world.directory().delete(objectId(before, entry.getKey())));
    }

    void seed(List<String> keys) {
        for (String key : keys) {
            JsonNode entry = scenario.path("principals").path(key);
            List<Federation> federated = new ArrayList<>();
            entry.path("federated")
                    .forEach(one -> federated.add(new Federation(
                            Json.textOr(one, "", "issuer"),
                            Json.textOr(one, "", "subject"),
                            Json.textOr(one, "api://AzureADTokenExchange", "audience"))));
            world.directory()
                    .put(new Principal(
                            objectId(scenario, key),
                            Json.textOr(entry, Directory.guid("client/" + key), "clientId"),
                            key,
                            Json.textOr(entry, "ServicePrincipal", "type"),
                            ids.tenant(Json.textOr(entry, "", "tenant")),
                            null,
                            Json.texts(entry.path("groups")),
                            new Credentials(
                                    Json.text(entry, "secret"),
                                    Json.text(entry, "certificate"),
                                    federated,
                                    entry.path("managedIdentity").asBoolean(false))));
        }
    }

    /** A user-assigned identity with its principal. */
    ObjectNode identity(String id, String key, JsonNode entry, String tenant) {
        String clientId = Json.textOr(entry, Directory.guid("identity-client/" + ArmId.key(id)), "clientId");
        String principalId = identityPrincipal(id, entry);
        world.directory()
                .put(new Principal(
                        principalId, clientId, key, "ServicePrincipal", tenant, null, List.of(), Credentials.NONE));
        return ResourceJson.identity(id, entry, tenant, principalId, clientId);
    }

    /** Gives a compute of the scenario its identity. */
    void computeIdentity(ObjectNode compute, JsonNode entry) {
        String type = Json.textOr(entry, "None", "identity");
        String id = Json.textOr(compute, "", "id");
        String tenant = Json.textOr(world.resource("/subscriptions/" + ArmId.subscription(id)), "", "tenantId");
        if (type.equalsIgnoreCase("SystemAssigned")) {
            String principalId = Directory.guid("compute-identity/" + ArmId.key(id));
            String clientId = Directory.guid("compute-client/" + ArmId.key(id));
            world.directory()
                    .put(new Principal(
                            principalId,
                            clientId,
                            ArmId.name(id),
                            "ServicePrincipal",
                            tenant,
                            null,
                            List.of(),
                            Credentials.NONE));
            compute.set("identity", Json.object("type", type, "principalId", principalId, "tenantId", tenant));
        } else if (type.equalsIgnoreCase("UserAssigned")) {
            List<String> assigned = Json.texts(entry.path("userAssignedIdentities")).stream()
                    .map(ids::resolve)
                    .toList();
            compute.set(
                    "identity",
                    Json.object("type", type, "userAssignedIdentities", ComputeJson.userAssigned(world, assigned)));
        }
    }

    /** Grants what the named principals and identities hold, and what the lists of the snippet say. */
    void grants(ObjectNode snippet, List<String> principals, List<String> identities, List<String> customRoles) {
        for (String name : customRoles) {
            world.roles().put(Roles.read(name, scenario.path("customRoles").path(name), false));
        }
        for (String key : principals) {
            if (snippet.path("principals").path(key).has("roles")) {
                regrant(objectId(scenario, key), scenario.path("principals").path(key));
            }
        }
        for (String key : identities) {
            JsonNode entry = scenario.path("identities").path(key);
            if (snippet.path("identities").path(key).has("roles")) {
                regrant(identityPrincipal(ids.id("identities", key), entry), entry);
            }
        }
        Json.texts(snippet.path("roleAssignments")).forEach(this::assign);
        if (snippet.has("otherRoleAssignments")) {
            UnrelatedAssignments.make(
                    world,
                    "/subscriptions/" + ids.subscription(""),
                    snippet.path("otherRoleAssignments").asInt());
        }
    }

    private void regrant(String objectId, JsonNode entry) {
        world.roleAssignments().removeIf(one -> one.principalId().equalsIgnoreCase(objectId));
        for (String text : Json.texts(entry.path("roles"))) {
            String[] parts = split(text, "<role> @ <scope>", 2);
            world.grant(objectId, parts[0], ids.resolve(parts[1]));
        }
    }

    private void assign(String text) {
        String[] parts = split(text, "<principal> : <role> @ <scope>", 3);
        String who = parts[0];
        String objectId = who;
        if (scenario.path("principals").has(who)) {
            objectId = objectId(scenario, who);
        } else if (scenario.path("identities").has(who)) {
            objectId = identityPrincipal(
                    ids.id("identities", who), scenario.path("identities").path(who));
        }
        world.grant(objectId, parts[1], ids.resolve(parts[2]));
    }

    private static String[] split(String text, String form, int parts) {
        String[] halves = text.split(parts == 3 ? "\\s*:\\s+|\\s+@\\s+" : "\\s+@\\s+", -1);
        if (halves.length != parts) {
            throw new ScenarioException("Scenario: '" + text + "' should read '" + form + "'.");
        }
        return halves;
    }

    private static String objectId(JsonNode scenario, String key) {
        return Json.textOr(scenario, Directory.guid("principal/" + key), "principals", key, "objectId");
    }

    private static String identityPrincipal(String id, JsonNode entry) {
        return Json.textOr(entry, Directory.guid("identity/" + ArmId.key(id)), "principalId");
    }
}
