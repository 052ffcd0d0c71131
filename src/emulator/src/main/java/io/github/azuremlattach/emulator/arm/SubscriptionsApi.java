package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.ResourceTypes;
import io.github.azuremlattach.emulator.world.World;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Subscriptions, tenants, resource groups, regions, and resources in general. */
final class SubscriptionsApi {
    private static final Pattern RESOURCE_TYPE = Pattern.compile("(?i)\\s*resourceType\\s+eq\\s+'([^']+)'\\s*");

    List<Route> routes() {
        return List.of(
                Route.open("GET", "/subscriptions", this::subscriptions),
                Route.open("GET", "/tenants", this::tenants),
                Route.of("GET", "/subscriptions/{s}", this::one),
                Route.of("GET", "/subscriptions/{s}/locations", this::locations),
                Route.of("GET", "/subscriptions/{s}/resourceGroups", this::groups),
                Route.of("HEAD", "/subscriptions/{s}/resourceGroups/{rg}", call -> Reply.empty(204)),
                Route.of("GET", "/subscriptions/{s}/resourceGroups/{rg}", this::one),
                Route.of("GET", "/subscriptions/{s}/resources", this::resources),
                Route.of("GET", "/subscriptions/{s}/resourceGroups/{rg}/resources", this::resources));
    }

    private Reply subscriptions(ArmCall call) {
        World world = call.world();
        List<ObjectNode> visible = world.resources().collection("/subscriptions").stream()
                .filter(one -> world.roleAssignments().all().stream()
                        .anyMatch(assignment -> assignment
                                        .principalId()
                                        .equalsIgnoreCase(call.caller().objectId())
                                && (ArmId.within(Json.textOr(one, "", "id"), assignment.scope())
                                        || ArmId.within(assignment.scope(), Json.textOr(one, "", "id")))))
                .toList();
        return Reply.json(
                200, Json.object("value", visible, "count", Json.object("type", "Total", "value", visible.size())));
    }

    private Reply tenants(ArmCall call) {
        String tenant = call.caller().tenant();
        ObjectNode one = Json.object(
                "id", "/tenants/" + tenant,
                "tenantId", tenant,
                "countryCode", "NL",
                "displayName", "Contoso",
                "domains", List.of("contoso.example"),
                "tenantCategory", "Home",
                "defaultDomain", "contoso.example");
        return Reply.json(200, Json.object("value", List.of(one)));
    }

    private Reply one(ArmCall call) {
        return Reply.json(200, call.world().resource(call.request().path()));
    }

    private Reply locations(ArmCall call) {
        List<ObjectNode> value = ResourceTypes.regions().entrySet().stream()
                .map(region -> Json.object(
                        "id",
                        call.request().path() + "/" + region.getKey(),
                        "name",
                        region.getKey(),
                        "displayName",
                        region.getValue(),
                        "type",
                        "Region"))
                .toList();
        return Reply.json(200, Json.object("value", value));
    }

    private Reply groups(ArmCall call) {
        return Page.of(call, call.world().resources().collection(call.request().path()));
    }

    private Reply resources(ArmCall call) {
        String path = call.request().path();
        String scope = path.substring(0, path.lastIndexOf('/'));
        String filter = call.request().query("$filter").orElse("");
        Matcher type = RESOURCE_TYPE.matcher(filter);
        if (!filter.isBlank() && !type.matches()) {
            return Reply.gateway(
                    400,
                    "InvalidFilterInQueryString",
                    "Invalid $filter '" + filter + "' specified in the query string.");
        }
        String wanted = filter.isBlank() ? "" : type.group(1);
        List<ObjectNode> value = call.world().resources().all().stream()
                .filter(node -> ArmId.within(scope, Json.textOr(node, "", "id")))
                .filter(node -> node.has("location")
                        && !ArmId.type(Json.textOr(node, "", "id")).isEmpty())
                .filter(node -> wanted.isEmpty() || wanted.equalsIgnoreCase(ArmId.type(Json.textOr(node, "", "id"))))
                .map(node -> Json.object(
                        "id", node.get("id"),
                        "name", node.get("name"),
                        "type", node.get("type"),
                        "location", node.get("location"),
                        "tags", node.get("tags")))
                .toList();
        return Page.of(call, value);
    }
}
