package io.github.azuremlattach.emulator.arm;

import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.ResourceTypes;
import io.github.azuremlattach.emulator.world.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The api-versions that this cloud offers: those of Azure's public cloud, unless the scenario names fewer or others. */
final class ApiVersions {
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-[a-z]+)?");
    private final World world;

    ApiVersions(World world) {
        this.world = world;
    }

    /** The api-versions of a type, newest first, as provider lists and errors name them. */
    List<String> of(String type) {
        List<String> versions =
                new ArrayList<>(world.settings().apiVersions(type).orElseGet(() -> ResourceTypes.versions(type)));
        Collections.sort(versions);
        Collections.reverse(versions);
        return versions;
    }

    /** The refusal of a missing, malformed or unknown api-version, or null. */
    @Nullable
    Reply refusal(Request request) {
        String version = request.query("api-version").orElse("");
        if (version.isEmpty()) {
            return Reply.gateway(
                    400,
                    "MissingApiVersionParameter",
                    "The api-version query parameter (?api-version=) is required for all requests.");
        }
        String type = type(request.path());
        if (type == null) {
            return null;
        }
        List<String> offered = of(type);
        boolean known = offered.stream().anyMatch(version::equalsIgnoreCase);
        if (known || !world.settings().checksApiVersions()) {
            return null;
        }
        if (type.startsWith("Microsoft.Resources/") || !FORM.matcher(version).matches()) {
            return Reply.gateway(
                    400,
                    "InvalidApiVersionParameter",
                    "The api-version '" + version + "' is invalid. The supported versions are '"
                            + String.join(",", offered) + "'.");
        }
        return Reply.gateway(
                400,
                "NoRegisteredProviderFound",
                "No registered resource provider found for location '" + location(request.path())
                        + "' and API version '" + version + "' for type '" + type.substring(type.indexOf('/') + 1)
                        + "'. The supported api-versions are '" + String.join(", ", offered)
                        + "'. The supported locations are '"
                        + String.join(", ", ResourceTypes.regions().keySet()) + "'.");
    }

    /** The type whose versions count for a path, or null for a path of no known type. */
    private static @Nullable String type(String path) {
        String type = ArmId.type(path);
        if (type.isEmpty()) {
            return ArmId.resourceGroup(path) == null
                    ? "Microsoft.Resources/subscriptions"
                    : "Microsoft.Resources/resourceGroups";
        }
        boolean provider = !type.contains("/") || (ArmId.segments(path).size() == 5 && path.endsWith("register"));
        return provider
                ? "Microsoft.Resources/providers"
                : ResourceTypes.nearestKnown(type).orElse(null);
    }

    private String location(String path) {
        return world.resources()
                .find(path)
                .or(() -> world.resources().find(String.valueOf(ArmId.parent(path))))
                .map(resource -> resource.path("location").asText("westeurope"))
                .orElse("westeurope");
    }
}
