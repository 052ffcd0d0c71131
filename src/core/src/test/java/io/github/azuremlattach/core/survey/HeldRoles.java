package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.ActionSet;
import io.github.azuremlattach.core.azure.ArmGuid;
import io.github.azuremlattach.core.azure.RoleAssignment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The role assignments of an Azure in memory, answered as {@link RoleReader} reads them. */
public final class HeldRoles {
    private final Map<String, List<RoleAssignment>> assignments = new HashMap<>();
    private final Map<String, ActionSet> actions = new HashMap<>();
    private final Map<String, String> unreadable = new HashMap<>();

    /** A principal has a role at a scope, as an attach grants it. */
    public HeldRoles with(String principalId, String roleId, String scope) {
        return with(principalId, roleId, scope, ArmGuid.of(scope, principalId, roleId));
    }

    /** A principal has a role at a scope by an assignment of a name. */
    public HeldRoles with(String principalId, String roleId, String scope, String name) {
        assignments
                .computeIfAbsent(principalId, id -> new ArrayList<>())
                .add(new RoleAssignment("/roleAssignments/" + name, scope, roleId, false, Instant.EPOCH));
        return this;
    }

    /** What a role allows. */
    public HeldRoles allowing(String roleId, String... allowed) {
        actions.put(roleId, ActionSet.NONE.and(List.of(allowed), List.of()));
        return this;
    }

    /** The assignments of a principal at a scope cannot be read. */
    public HeldRoles unreadable(String principalId, String scope, String why) {
        unreadable.put(RoleFacts.key(principalId, scope), why);
        return this;
    }

    /** The answers to some questions, and to no others. */
    public RoleFacts answers(Collection<RoleReader.Query> queries) {
        Map<String, Observation<List<RoleAssignment>>> held = new LinkedHashMap<>();
        for (RoleReader.Query query : queries) {
            String key = RoleFacts.key(query.principalId(), query.scope());
            String why = unreadable.get(key);
            held.put(
                    key,
                    why != null
                            ? new Observation.Unseen<>(why)
                            : new Observation.Seen<>(assignments.getOrDefault(query.principalId(), List.of()).stream()
                                    .filter(assignment -> assignment.covers(query.scope()))
                                    .toList()));
        }
        return new RoleFacts(held, Map.copyOf(actions));
    }
}
