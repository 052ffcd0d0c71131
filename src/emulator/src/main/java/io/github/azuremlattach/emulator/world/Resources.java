package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every resource that exists, by id. */
public final class Resources {
    private final Map<String, ObjectNode> byKey = new LinkedHashMap<>();

    /** The resource of that id, letter case aside; the tree is live. */
    public Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(byKey.get(ArmId.key(id)));
    }

    /** Whether a resource of that id exists. */
    public boolean exists(String id) {
        return byKey.containsKey(ArmId.key(id));
    }

    /** Adds or replaces a resource under the id it carries. */
    public void put(ObjectNode resource) {
        byKey.put(ArmId.key(Json.textOr(resource, "", "id")), resource);
    }

    /** Takes a resource away, with everything nested in it. */
    public void remove(String id) {
        String scope = ArmId.key(id);
        byKey.keySet().removeIf(key -> ArmId.covers(scope, key));
    }

    /** The members of a collection such as …/workspaces/w/computes, directly below its path. */
    public List<ObjectNode> collection(String path) {
        String prefix = ArmId.key(path) + "/";
        List<ObjectNode> members = new ArrayList<>();
        byKey.forEach((key, resource) -> {
            if (key.startsWith(prefix) && key.indexOf('/', prefix.length()) < 0) {
                members.add(resource);
            }
        });
        return members;
    }

    /** The resources of a type at or below a scope, letter case aside. */
    public List<ObjectNode> ofType(String scope, String type) {
        return all().stream()
                .filter(resource -> ArmId.within(scope, Json.textOr(resource, "", "id")))
                .filter(resource -> type.equalsIgnoreCase(ArmId.type(Json.textOr(resource, "", "id"))))
                .toList();
    }

    /** Everything, in the order of creation. */
    public List<ObjectNode> all() {
        return List.copyOf(byKey.values());
    }
}
