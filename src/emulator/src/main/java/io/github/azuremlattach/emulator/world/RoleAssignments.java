package io.github.azuremlattach.emulator.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Every role assignment, and what follows from them for a caller. */
public final class RoleAssignments {
    private final Map<String, RoleAssignment> byKey = new LinkedHashMap<>();

    /** Adds or replaces an assignment. */
    public void put(RoleAssignment assignment) {
        byKey.put(ArmId.key(assignment.id()), assignment);
    }

    /** The assignment of that id. */
    public Optional<RoleAssignment> find(String id) {
        return Optional.ofNullable(byKey.get(ArmId.key(id)));
    }

    /** The assignment of that name, wherever it is. */
    public Optional<RoleAssignment> byGuid(String guid) {
        return all().stream().filter(one -> one.guid().equalsIgnoreCase(guid)).findFirst();
    }

    /** The assignment that already grants the same. */
    public Optional<RoleAssignment> sameGrant(RoleAssignment assignment) {
        return all().stream().filter(assignment::sameGrant).findFirst();
    }

    /** Takes an assignment away and answers it. */
    public Optional<RoleAssignment> remove(String id) {
        return Optional.ofNullable(byKey.remove(ArmId.key(id)));
    }

    /** Takes away every assignment that fits. */
    public void removeIf(Predicate<RoleAssignment> fits) {
        byKey.values().removeIf(fits);
    }

    /** Every assignment, in the order of creation. */
    public List<RoleAssignment> all() {
        return new ArrayList<>(byKey.values());
    }
}
