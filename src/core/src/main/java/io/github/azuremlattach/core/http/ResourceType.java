package io.github.azuremlattach.core.http;

import java.util.Locale;

/** The resource type that a path of Resource Manager speaks of, in lower case. */
final class ResourceType {
    private static final String PROVIDERS = "/providers/";
    private static final String RESOURCES = "microsoft.resources";

    private ResourceType() {}

    /** Provider and type, such as {@code microsoft.relay/namespaces}; those of Resource Manager itself without a provider. */
    static String of(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        int last = lower.lastIndexOf(PROVIDERS);
        String[] parts =
                lower.substring(last < 0 ? 0 : last + PROVIDERS.length()).split("/");
        if (last < 0 || parts.length < 2) {
            return RESOURCES + "/" + (last < 0 ? "subscriptions" : "providers");
        }
        StringBuilder type = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i += 2) {
            type.append('/').append(parts[i]);
        }
        return type.toString();
    }

    /** The provider alone. */
    static String provider(String path) {
        return of(path).replaceFirst("/.*", "");
    }
}
