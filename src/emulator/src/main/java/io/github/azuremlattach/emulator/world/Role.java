package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A role definition.
 *
 * @param guid its name in Azure
 * @param name its name for people
 * @param description what it is for
 * @param builtIn whether Azure brings it
 * @param actions what it allows
 * @param notActions what it leaves out of that
 * @param dataActions what it allows on data
 * @param notDataActions what it leaves out of that
 */
public record Role(
        String guid,
        String name,
        String description,
        boolean builtIn,
        List<String> actions,
        List<String> notActions,
        List<String> dataActions,
        List<String> notDataActions) {

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    /** Whether the role allows an action of the control plane. */
    public boolean allows(String action) {
        return covers(actions, action) && !covers(notActions, action);
    }

    /** Whether the role allows an action on data, such as one inside a Kubernetes cluster. */
    public boolean allowsData(String dataAction) {
        return covers(dataActions, dataAction) && !covers(notDataActions, dataAction);
    }

    /** The role's permissions as Azure prints them. */
    public ObjectNode permission() {
        return Json.object(
                "actions", actions,
                "notActions", notActions,
                "dataActions", dataActions,
                "notDataActions", notDataActions);
    }

    /** The role definition as Azure prints it below a scope such as /subscriptions/s, or below none. */
    public ObjectNode definition(String prefix) {
        return Json.object(
                "properties",
                Json.object(
                        "roleName",
                        name,
                        "type",
                        builtIn ? "BuiltInRole" : "CustomRole",
                        "description",
                        description,
                        "assignableScopes",
                        List.of(builtIn || prefix.isEmpty() ? "/" : prefix),
                        "permissions",
                        List.of(permission())),
                "id",
                prefix + "/providers/Microsoft.Authorization/roleDefinitions/" + guid,
                "type",
                "Microsoft.Authorization/roleDefinitions",
                "name",
                guid);
    }

    private static boolean covers(List<String> patterns, String action) {
        return patterns.stream()
                .anyMatch(pattern -> compiled(pattern).matcher(action).matches());
    }

    /** A * stands for anything; Azure lets the one between two slashes stand for nothing at all. */
    private static Pattern compiled(String wildcard) {
        return PATTERNS.computeIfAbsent(wildcard.toLowerCase(Locale.ROOT), text -> {
            String regex = Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return Pattern.compile(regex.replace("/\\E.*\\Q/", "/\\E(.*/)?\\Q"), Pattern.CASE_INSENSITIVE);
        });
    }
}
