package io.github.azuremlattach.core.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * The roles that an attach needs, and what stands in the way of knowing them.
 *
 * @param workspace the roles of the workspace's user-assigned identity; none for a system-assigned one
 * @param compute the roles of the compute's identity
 * @param problems why the roles cannot be planned, a sentence each
 * @param doubts what could not be looked up but need not stop the run, a sentence each
 */
public record RoleNeeds(List<RoleNeed> workspace, List<RoleNeed> compute, List<String> problems, List<String> doubts) {

    /** No roles. */
    public static final RoleNeeds NONE = new RoleNeeds(List.of(), List.of(), List.of(), List.of());

    public RoleNeeds {
        workspace = List.copyOf(workspace);
        compute = List.copyOf(compute);
        problems = List.copyOf(problems);
        doubts = List.copyOf(doubts);
    }

    /** All roles that have to be granted, the workspace's first. */
    public List<RoleNeed> missing() {
        return Stream.concat(workspace.stream(), compute.stream())
                .filter(RoleNeed::missing)
                .toList();
    }
}
