package io.github.azuremlattach.emulator.arm;

import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.ResourceTypes;
import io.github.azuremlattach.emulator.world.World;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The answers for what is not there, which differ from provider to provider. */
final class Missing {
    private static final String EXTENSIONS = "Microsoft.KubernetesConfiguration/extensions";

    private Missing() {}

    /** A path that no provider serves. */
    static Reply route(Request request) {
        String type = ArmId.type(request.path());
        String namespace = type.contains("/") ? type.substring(0, type.indexOf('/')) : type;
        if (namespace.isEmpty()) {
            return Reply.gateway(
                    404,
                    "NotFound",
                    "No HTTP resource was found that matches the request URI '" + request.origin() + request.path()
                            + "'.");
        }
        if (!ResourceTypes.knows(namespace)) {
            return Reply.gateway(
                    404, "InvalidResourceNamespace", "The resource namespace '" + namespace + "' is invalid.");
        }
        return Reply.gateway(
                404,
                "InvalidResourceType",
                "The resource type '" + type.substring(type.indexOf('/') + 1)
                        + "' could not be found in the namespace '" + namespace + "' for api version '"
                        + request.query("api-version").orElse("") + "'.");
    }

    /** A resource, told in the manner of its provider. */
    static Reply resource(World world, String path) {
        String parent = ArmId.parent(path);
        if (ArmId.type(path).equalsIgnoreCase(EXTENSIONS)) {
            return parent == null || world.resources().exists(parent)
                    ? Reply.error(404, "NotFound", "Not Found")
                    : resource(world, parent);
        }
        if (parent != null && !world.resources().exists(parent)) {
            return parent(path, parent, "read");
        }
        String type = ArmId.type(path).toLowerCase(Locale.ROOT);
        if (type.equals("microsoft.containerservice/managedclusters/trustedaccessrolebindings")) {
            return trustedAccess(path);
        }
        if (type.startsWith("microsoft.relay/namespaces/")) {
            return Reply.bare(404, "NotFound", "The resource '" + ArmId.name(path) + "' does not exist.");
        }
        String shown = ResourceTypes.canonical(ArmId.type(path));
        int slash = shown.lastIndexOf('/');
        String name = parent != null && slash > shown.indexOf('/')
                ? shown.substring(0, slash) + "/" + ArmId.name(parent) + shown.substring(slash)
                : shown;
        return Reply.gateway(
                404,
                "ResourceNotFound",
                "The Resource '" + name + "/" + ArmId.name(path) + "' under resource group '"
                        + ArmId.resourceGroup(path)
                        + "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
    }

    /** The parent of a nested resource. */
    static Reply parent(String path, String parent, String verb) {
        String type = ResourceTypes.canonical(ArmId.type(path));
        return Reply.gateway(
                404,
                "ParentResourceNotFound",
                "Failed to perform '" + verb + "' on resource(s) of type '" + type.substring(type.indexOf('/') + 1)
                        + "', because the parent resource '" + parent + "' could not be found.");
    }

    /** The resource group, or the registration of the provider that a write needs; null if all is well. */
    static @Nullable Reply groupOrRegistration(World world, Request request) {
        String path = request.path();
        String group = ArmId.resourceGroup(path);
        String subscription = ArmId.subscription(path);
        if (group != null && !world.resources().exists("/subscriptions/" + subscription + "/resourceGroups/" + group)) {
            return Reply.gateway(404, "ResourceGroupNotFound", "Resource group '" + group + "' could not be found.");
        }
        String namespace = ArmId.type(path).replaceFirst("/.*", "");
        boolean write = List.of("PUT", "PATCH", "POST").contains(request.method());
        boolean about = ArmId.segments(path).size() <= 5 && group == null;
        if (write && !about && world.settings().registration(namespace).equalsIgnoreCase("NotRegistered")) {
            return Reply.gateway(
                    409,
                    "MissingSubscriptionRegistration",
                    "The subscription is not registered to use namespace '" + ResourceTypes.canonical(namespace)
                            + "'. See https://aka.ms/rps-not-found for how to register subscriptions.");
        }
        return null;
    }

    private static Reply trustedAccess(String path) {
        return Reply.json(
                404,
                Json.object(
                        "code",
                        "NotFound",
                        "details",
                        List.of(Json.object(
                                "code", "Unspecified",
                                "message", "rpc error: code = NotFound desc = TrustedAccessRoleBinding not found")),
                        "message",
                        "Could not find the trusted access role binding " + ArmId.name(path)
                                + " in subscription: " + ArmId.subscription(path) + ", resourceGroup: "
                                + ArmId.resourceGroup(path) + ", clusterName: "
                                + ArmId.name(String.valueOf(ArmId.parent(path))) + ".",
                        "subcode",
                        "GetTrustedAccessRoleBinding_NotFound"));
    }
}
