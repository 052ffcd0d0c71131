package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.ResourceTypes;
import java.util.List;
import java.util.Locale;

/** GET of any resource and of any collection; providers differ in a few letters only. */
final class ResourceReads {

    List<Route> routes() {
        return List.of(
                Route.of("GET", "{scope}/providers/{namespace}/{type}", this::list),
                Route.of("GET", "{scope}/providers/{namespace}/{type}/{name}", this::get),
                Route.of("GET", "{scope}/providers/{namespace}/{type}/{name}/{subtype}", this::list),
                Route.of("GET", "{scope}/providers/{namespace}/{type}/{name}/{subtype}/{subname}", this::get),
                Route.of(
                        "GET",
                        "{scope}/providers/{namespace}/{type}/{name}/{subtype}/{subname}/{leaftype}",
                        this::list),
                Route.of(
                        "GET",
                        "{scope}/providers/{namespace}/{type}/{name}/{subtype}/{subname}/{leaftype}/{leafname}",
                        this::get));
    }

    private Reply get(ArmCall call) {
        if (!ResourceTypes.knows(call.path("namespace"))) {
            return Missing.route(call.request());
        }
        String path = call.request().path();
        return call.world()
                .resources()
                .find(path)
                .map(resource -> Reply.json(200, as(call.apiVersion(), resource)))
                .orElseGet(() -> Missing.resource(call.world(), path));
    }

    /** The issuer of an Arc cluster shows in previews since 2024-12-01 (Microsoft's edge-ai reads it there). */
    private static ObjectNode as(String apiVersion, ObjectNode resource) {
        boolean arc = Json.textOr(resource, "", "type").equalsIgnoreCase("Microsoft.Kubernetes/connectedClusters");
        if (!arc || apiVersion.compareTo("2024-12-01") > 0) {
            return resource;
        }
        ObjectNode shown = resource.deepCopy();
        shown.withObjectProperty("properties").remove("oidcIssuerProfile");
        return shown;
    }

    private Reply list(ArmCall call) {
        String path = call.request().path();
        String type = ArmId.type(path).toLowerCase(Locale.ROOT);
        if (!ResourceTypes.knows(call.path("namespace"))) {
            return Missing.route(call.request());
        }
        String parent = path.substring(0, path.lastIndexOf('/'));
        boolean extension = type.equals("microsoft.kubernetesconfiguration/extensions");
        String holder = extension ? call.path("scope") : parent;
        boolean nested = extension || type.indexOf('/') != type.lastIndexOf('/');
        if (nested && !call.world().resources().exists(holder)) {
            return Missing.resource(call.world(), holder);
        }
        boolean wide = !nested && ArmId.resourceGroup(path) == null;
        List<ObjectNode> found = wide
                ? call.world().resources().ofType(call.path("scope"), type)
                : call.world().resources().collection(path);
        ObjectNode body = Page.body(call.request(), call.world().settings(), found, "$skiptoken");
        if (extension && !body.has("nextLink")) {
            body.putNull("nextLink");
        }
        return Reply.json(200, body);
    }
}
