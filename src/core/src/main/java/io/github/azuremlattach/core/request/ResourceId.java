package io.github.azuremlattach.core.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARM id of a resource: {@code /subscriptions/{guid}/resourceGroups/{name}/providers/{namespace}/{type}/{name}...}.
 *
 * <p>Azure answers ids in any casing, so equality ignores case. A missing leading slash is forgiven.
 */
public final class ResourceId {
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern SUBSCRIPTION = Pattern.compile("(?i)^/subscriptions/([^/]+)");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.()@:-]{1,260}");

    private final List<String> segments;

    private ResourceId(List<String> segments) {
        this.segments = List.copyOf(segments);
    }

    /** Reads an id; empty when the text is none. */
    public static Optional<ResourceId> parse(String text) {
        String path = text.strip();
        path = path.startsWith("/") ? path.substring(1) : path;
        path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        List<String> parts = new ArrayList<>(List.of(path.split("/", -1)));
        if (parts.size() < 8
                || parts.size() % 2 != 0
                || !parts.get(0).equalsIgnoreCase("subscriptions")
                || !isGuid(parts.get(1))
                || !parts.get(2).equalsIgnoreCase("resourceGroups")
                || !parts.get(4).equalsIgnoreCase("providers")
                || !parts.stream().allMatch(ResourceId::isName)) {
            return Optional.empty();
        }
        parts.set(0, "subscriptions");
        parts.set(2, "resourceGroups");
        parts.set(4, "providers");
        return Optional.of(new ResourceId(parts));
    }

    /** An id from its parts; the parts have been checked. */
    public static ResourceId of(String subscriptionId, String resourceGroup, String type, String name) {
        List<String> segments = new ArrayList<>(List.of("subscriptions", subscriptionId, "resourceGroups"));
        segments.add(resourceGroup);
        segments.add("providers");
        segments.addAll(List.of(type.split("/")));
        segments.add(name);
        return new ResourceId(segments);
    }

    /** The id of a resource below this one. */
    public ResourceId child(String type, String name) {
        List<String> segments = new ArrayList<>(this.segments);
        segments.add(type);
        segments.add(name);
        return new ResourceId(segments);
    }

    /** The id of the resource that this one lies below, or of itself when it is a top one. */
    public ResourceId top() {
        return new ResourceId(segments.subList(0, 8));
    }

    /** The same resource with its type in the given spelling. */
    ResourceId withType(String type) {
        return of(subscriptionId(), resourceGroup(), type, name());
    }

    /** The ARM id of the resource group that it lies in. */
    public String resourceGroupId() {
        return "/subscriptions/" + subscriptionId() + "/resourceGroups/" + resourceGroup();
    }

    /** The id of the subscription that a scope or a path of Resource Manager lies in; empty for one above subscriptions. */
    public static Optional<String> subscription(String scope) {
        Matcher start = SUBSCRIPTION.matcher(scope);
        return start.find() ? Optional.of(start.group(1)) : Optional.empty();
    }

    /** Whether a text is a GUID. */
    public static boolean isGuid(String text) {
        return GUID.matcher(text).matches();
    }

    /** Whether a text can be a segment of an id. */
    static boolean isName(String segment) {
        return NAME.matcher(segment).matches() && !segment.equals(".") && !segment.equals("..");
    }

    /** The subscription's GUID. */
    public String subscriptionId() {
        return segments.get(1);
    }

    /** The resource group's name. */
    public String resourceGroup() {
        return segments.get(3);
    }

    /** The full type without child types: {@code Microsoft.ContainerService/managedClusters}. */
    public String type() {
        return segments.get(5) + "/" + segments.get(6);
    }

    /** The name of the resource itself. */
    public String name() {
        return segments.get(segments.size() - 1);
    }

    /** Whether this is a top resource of the given type, in any casing. */
    public boolean isOfType(String type) {
        return segments.size() == 8 && type().equalsIgnoreCase(type);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceId id && id.folded().equals(folded());
    }

    @Override
    public int hashCode() {
        return folded().hashCode();
    }

    /** {@code equalsIgnoreCase} would take the dotless i for an i, which are different resource groups. */
    private String folded() {
        return toString().toLowerCase(Locale.ROOT);
    }

    /** The id with a leading slash. */
    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }
}
