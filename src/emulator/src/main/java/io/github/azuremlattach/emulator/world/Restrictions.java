package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What forbids a change although roles allow it: policies with effect deny, locks, and deny assignments. */
public final class Restrictions {
    private final List<Policy> policies = new ArrayList<>();
    private final List<Lock> locks = new ArrayList<>();
    private final List<DenyAssignment> denies = new ArrayList<>();

    /**
     * An assigned policy with effect deny.
     *
     * @param name the name of the assignment
     * @param scope where it is assigned
     * @param resourceType the type of the resources it denies
     * @param reason the message that its assignment carries
     * @param compliant members of the body, as dotted paths, with the value that makes a resource compliant; empty if none
     *     does
     */
    public record Policy(String name, String scope, String resourceType, String reason, JsonNode compliant) {
        private boolean complies(JsonNode body) {
            return !compliant.isEmpty()
                    && compliant.properties().stream()
                            .allMatch(entry -> Json.says(
                                    body,
                                    entry.getValue().asText(),
                                    entry.getKey().split("\\.", -1)));
        }
    }

    /**
     * A management lock.
     *
     * @param name its name
     * @param scope what it protects
     * @param readOnly whether it forbids every change; otherwise it forbids deletion only
     */
    public record Lock(String name, String scope, boolean readOnly) {
        /** As Azure prints it. */
        public ObjectNode json() {
            return Json.object(
                    "properties",
                    Json.object("level", readOnly ? "ReadOnly" : "CanNotDelete", "notes", ""),
                    "id",
                    scope + "/providers/Microsoft.Authorization/locks/" + name,
                    "type",
                    "Microsoft.Authorization/locks",
                    "name",
                    name);
        }
    }

    /** Takes over what a scenario says, in place of what was said before. */
    void replace(List<Policy> newPolicies, List<Lock> newLocks, List<DenyAssignment> newDenies) {
        policies.clear();
        policies.addAll(newPolicies);
        locks.clear();
        locks.addAll(newLocks);
        denies.clear();
        denies.addAll(newDenies);
    }

    /** The policy that denies writing a resource. */
    public Optional<Policy> policy(String id, JsonNode body) {
        return policies.stream()
                .filter(one -> ArmId.within(one.scope(), id))
                .filter(one -> one.resourceType().equalsIgnoreCase(ArmId.type(id)))
                .filter(one -> !one.complies(body))
                .findFirst();
    }

    /** Every lock. */
    public List<Lock> locks() {
        return List.copyOf(locks);
    }

    /** The lock that forbids an operation at an id. */
    public Optional<Lock> lock(String method, String id) {
        boolean deletes = method.equals("DELETE");
        return locks.stream()
                .filter(one -> ArmId.within(one.scope(), id))
                .filter(one -> deletes || one.readOnly())
                .findFirst();
    }

    /** Every deny assignment. */
    public List<DenyAssignment> denies() {
        return List.copyOf(denies);
    }

    /** The deny assignment that forbids an action at an id to somebody with these object ids. */
    public Optional<DenyAssignment> deny(List<String> holders, String action, String id) {
        return denies.stream().filter(one -> one.hits(holders, action, id)).findFirst();
    }
}
