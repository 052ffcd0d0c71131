package io.github.azuremlattach.emulator.world;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The management groups above the subscriptions, from which role assignments are inherited. */
public final class ManagementGroups {
    private static final String PREFIX = "/providers/microsoft.management/managementgroups/";
    private final Map<String, String> parents = new HashMap<>();

    /** Puts a subscription or another management group below a management group. */
    public void put(String childId, String groupName) {
        parents.put(ArmId.key(childId), PREFIX + groupName.toLowerCase(Locale.ROOT));
    }

    /** The id of a management group, as Azure spells it. */
    public static String id(String name) {
        return "/providers/Microsoft.Management/managementGroups/" + name;
    }

    /** Whether what is granted at a scope holds for an id: the scope itself, what is below it, or inherited from above. */
    public boolean covers(String scope, String id) {
        if (ArmId.within(scope, id)) {
            return true;
        }
        String wanted = ArmId.key(scope);
        String subscription = ArmId.subscription(id);
        String above = subscription == null ? ArmId.key(id) : ArmId.key("/subscriptions/" + subscription);
        for (int depth = 0; depth < 10; depth++) {
            @Nullable String parent = parents.get(above);
            if (parent == null) {
                return false;
            }
            if (parent.equals(wanted)) {
                return true;
            }
            above = parent;
        }
        return false;
    }
}
