package io.github.azuremlattach.emulator.world;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of an Azure resource id; comparisons ignore letter case, as Azure's do. */
public final class ArmId {
    private ArmId() {}

    /** The form under which ids are compared: lower case, one leading slash, no trailing slash. */
    public static String key(String id) {
        boolean plain = id.startsWith("/") && !id.endsWith("/") && !id.contains("//");
        String path = plain ? id : "/" + String.join("/", segments(id));
        return path.toLowerCase(Locale.ROOT);
    }

    /** The segments between slashes, empty ones left out. */
    public static List<String> segments(String id) {
        return Stream.of(id.split("/", -1)).filter(part -> !part.isEmpty()).toList();
    }

    /** Whether the id names something at the scope or below it. */
    public static boolean within(String scope, String id) {
        return covers(key(scope), key(id));
    }

    /** The same for keys. */
    static boolean covers(String scopeKey, String idKey) {
        return scopeKey.equals("/")
                || (idKey.startsWith(scopeKey)
                        && (idKey.length() == scopeKey.length() || idKey.charAt(scopeKey.length()) == '/'));
    }

    /** The subscription's id, or null. */
    public static @Nullable String subscription(String id) {
        return after(id, "subscriptions").orElse(null);
    }

    /** The resource group's name, or null. */
    public static @Nullable String resourceGroup(String id) {
        return after(id, "resourcegroups").orElse(null);
    }

    /** The last segment. */
    public static String name(String id) {
        List<String> segments = segments(id);
        return segments.isEmpty() ? "" : segments.get(segments.size() - 1);
    }

    /** The full type, such as Microsoft.MachineLearningServices/workspaces/computes; empty if there is none. */
    public static String type(String id) {
        List<String> segments = segments(id);
        int provider = provider(segments);
        if (provider < 0) {
            return "";
        }
        StringBuilder type = new StringBuilder(segments.get(provider));
        for (int i = provider + 1; i < segments.size(); i += 2) {
            type.append('/').append(segments.get(i));
        }
        return type.toString();
    }

    /** The id of the resource that this one is nested in or extends; null for a top-level resource. */
    public static @Nullable String parent(String id) {
        List<String> segments = segments(id);
        int provider = provider(segments);
        if (provider < 0) {
            return null;
        }
        if (segments.size() - provider > 3) {
            return "/" + String.join("/", segments.subList(0, segments.size() - 2));
        }
        List<String> before = segments.subList(0, provider - 1);
        return provider(before) < 0 ? null : "/" + String.join("/", before);
    }

    /** The path without its last segment, such as the resource that an action is done on. */
    public static String parentPath(String path) {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    /** The scope that an extension resource such as a role assignment hangs on. */
    public static String scope(String id) {
        List<String> segments = segments(id);
        int provider = provider(segments);
        return "/" + String.join("/", provider < 0 ? segments : segments.subList(0, provider - 1));
    }

    /** Index of the last provider namespace. */
    private static int provider(List<String> segments) {
        for (int i = segments.size() - 2; i >= 0; i--) {
            if (segments.get(i).equalsIgnoreCase("providers")) {
                return i + 1;
            }
        }
        return -1;
    }

    private static Optional<String> after(String id, String key) {
        List<String> segments = segments(id);
        for (int i = 0; i + 1 < segments.size(); i++) {
            if (segments.get(i).equalsIgnoreCase(key)) {
                return Optional.of(segments.get(i + 1));
            }
        }
        return Optional.empty();
    }
}
