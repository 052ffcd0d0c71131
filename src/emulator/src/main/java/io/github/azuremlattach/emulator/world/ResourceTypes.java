package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The resource providers, their types in Azure's own spelling with their api-versions, and Azure's regions. */
public final class ResourceTypes {
    private static final String FILE = "/io/github/azuremlattach/emulator/resource-types.yaml";
    private static final JsonNode DATA = read();
    private static final Map<String, String> SPELLINGS = spellings();

    private ResourceTypes() {}

    /** The namespaces, such as Microsoft.MachineLearningServices. */
    public static List<String> namespaces() {
        return names(DATA.path("providers"));
    }

    /** The types of a namespace, without the namespace in front. */
    public static List<String> types(String namespace) {
        return names(DATA.path("providers").path(canonical(namespace)));
    }

    /** Every namespace and every type with its namespace in front. */
    public static List<String> all() {
        return List.copyOf(SPELLINGS.values());
    }

    /** Whether the namespace is one of Azure's, as far as this emulator knows. */
    public static boolean knows(String namespace) {
        return namespaces().stream().anyMatch(namespace::equalsIgnoreCase);
    }

    /** Azure's spelling of a namespace or type, or the given one if it is unknown. */
    public static String canonical(String type) {
        return SPELLINGS.getOrDefault(type.toLowerCase(Locale.ROOT), type);
    }

    /** The known type that a type is or belongs to, such as …/managedClusters for …/managedClusters/runCommand. */
    public static Optional<String> nearestKnown(String type) {
        String candidate = type;
        while (candidate.contains("/")) {
            String spelled = SPELLINGS.get(candidate.toLowerCase(Locale.ROOT));
            if (spelled != null) {
                return Optional.of(spelled);
            }
            candidate = candidate.substring(0, candidate.lastIndexOf('/'));
        }
        return Optional.empty();
    }

    /** The api-versions that Azure's public cloud offers for a type, oldest first. */
    public static List<String> versions(String type) {
        String namespace = type.substring(0, type.indexOf('/'));
        String rule = Json.textOr(DATA.path("providers").path(namespace), "", type.substring(type.indexOf('/') + 1));
        String[] parts = rule.split(" since ", -1);
        String oldest = parts.length > 1 ? parts[1] : "";
        return Json.texts(DATA.path("versions").path(parts[0])).stream()
                .filter(version -> version.compareTo(oldest) >= 0)
                .toList();
    }

    /** The regions by name, such as westeurope, with their display names, such as West Europe. */
    public static Map<String, String> regions() {
        Map<String, String> regions = new LinkedHashMap<>();
        DATA.path("regions")
                .properties()
                .forEach(entry -> regions.put(entry.getKey(), entry.getValue().asText()));
        return regions;
    }

    /** The name of a region that is given by its name or its display name, or nothing if there is none. */
    public static Optional<String> region(String nameOrDisplayName) {
        String name = nameOrDisplayName.replace(" ", "").toLowerCase(Locale.ROOT);
        return regions().containsKey(name) ? Optional.of(name) : Optional.empty();
    }

    private static Map<String, String> spellings() {
        Map<String, String> spellings = new LinkedHashMap<>();
        for (String namespace : namespaces()) {
            spellings.put(namespace.toLowerCase(Locale.ROOT), namespace);
            for (String type : names(DATA.path("providers").path(namespace))) {
                String full = namespace + "/" + type;
                spellings.put(full.toLowerCase(Locale.ROOT), full);
            }
        }
        return spellings;
    }

    private static List<String> names(JsonNode map) {
        return map.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode read() {
        try (InputStream stream = ResourceTypes.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return Json.parseYaml(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
