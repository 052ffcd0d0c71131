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

/**
 * The role definitions: Azure's built-in ones that concern machine learning, containers, storage, identity and management,
 * and those of the scenario.
 *
 * <p>Names, ids and permissions are those that Azure itself lists (2026-08). A permission that Azure grants under a
 * condition only is left out, so nothing is allowed here that Azure would make depend on more than the role.
 */
public final class Roles {
    private static final String BUILT_IN_FILE = "/io/github/azuremlattach/emulator/built-in-roles.json";
    private static final JsonNode BUILT_IN = builtIn();

    private final Map<String, Role> byGuid = new LinkedHashMap<>();

    /** Azure's built-in roles. */
    public Roles() {
        BUILT_IN.forEach(role -> put(read(Json.textOr(role, "", "roleName"), role, true)));
    }

    /** Adds or replaces a role. */
    public void put(Role role) {
        byGuid.put(role.guid().toLowerCase(Locale.ROOT), role);
    }

    /** Takes a role away. */
    public void remove(String guid) {
        byGuid.remove(guid.toLowerCase(Locale.ROOT));
    }

    /** The role of that GUID. */
    public Optional<Role> byGuid(String guid) {
        return Optional.ofNullable(byGuid.get(guid.toLowerCase(Locale.ROOT)));
    }

    /** The role of that GUID or name. */
    public Optional<Role> find(String guidOrName) {
        return byGuid(guidOrName).or(() -> byGuid.values().stream()
                .filter(role -> role.name().equalsIgnoreCase(guidOrName))
                .findFirst());
    }

    /** Every role. */
    public List<Role> all() {
        return List.copyOf(byGuid.values());
    }

    /** A role from its description in a file. */
    static Role read(String name, JsonNode node, boolean builtIn) {
        return new Role(
                Json.textOr(node, Directory.guid("role/" + name), "id"),
                name,
                Json.textOr(node, "", "description"),
                builtIn,
                Json.texts(node.path("actions")),
                Json.texts(node.path("notActions")),
                Json.texts(node.path("dataActions")),
                Json.texts(node.path("notDataActions")));
    }

    private static JsonNode builtIn() {
        try (InputStream stream = Roles.class.getResourceAsStream(BUILT_IN_FILE)) {
            if (stream == null) {
                throw new IllegalStateException(BUILT_IN_FILE + " is not on the class path");
            }
            return Json.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
