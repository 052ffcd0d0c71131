package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.ActionSet;
import io.github.azuremlattach.core.azure.RoleAssignment;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which roles principals hold, each principal and scope for itself, and what these roles allow.
 *
 * @param held the assignments in force, by {@link #key}
 * @param actions what a role allows, by its GUID; roles that could not be read allow nothing here
 */
public record RoleFacts(Map<String, Observation<List<RoleAssignment>>> held, Map<String, ActionSet> actions) {

    /** The assignments of a principal that are in force at a scope. */
    public Observation<List<RoleAssignment>> held(String principalId, String scope) {
        return held.getOrDefault(key(principalId, scope), new Observation.Unseen<>("they were not read"));
    }

    /** What some assignments allow together. */
    public ActionSet allowed(List<RoleAssignment> assignments) {
        ActionSet all = ActionSet.NONE;
        for (RoleAssignment assignment : assignments) {
            all = all.and(actions.getOrDefault(assignment.role(), ActionSet.NONE));
        }
        return all;
    }

    static String key(String principalId, String scope) {
        return (principalId + " " + scope).toLowerCase(Locale.ROOT);
    }
}
