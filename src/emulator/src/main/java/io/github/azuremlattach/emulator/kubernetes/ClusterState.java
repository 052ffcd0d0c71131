package io.github.azuremlattach.emulator.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a cluster holds: namespaces, instance types, config maps, and whether the instance types' definition is there. */
public final class ClusterState {
    private final Set<String> namespaces = new TreeSet<>();
    private final Map<String, JsonNode> instanceTypes = new TreeMap<>();
    private final Map<String, ObjectNode> configMaps = new TreeMap<>();
    private boolean instanceTypesDefined;

    /** The names of the namespaces; live. */
    public Set<String> namespaces() {
        return namespaces;
    }

    /** The specs of the instance types that were applied, by name; live. */
    public Map<String, JsonNode> instanceTypes() {
        return instanceTypes;
    }

    /** The data of config maps by namespace/name; live. */
    public Map<String, ObjectNode> configMaps() {
        return configMaps;
    }

    /** Whether the extension has brought the definition of instance types. */
    public boolean instanceTypesDefined() {
        return instanceTypesDefined;
    }

    /** Notes that the extension brought the definition of instance types, or took it away with every one of them. */
    public void instanceTypesDefined(boolean defined) {
        instanceTypesDefined = defined;
        if (!defined) {
            instanceTypes.clear();
        }
    }
}
