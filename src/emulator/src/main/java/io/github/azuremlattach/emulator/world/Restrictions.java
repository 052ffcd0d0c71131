package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.fault.Glob;
import io.github.azuremlattach.emulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What forbids a change although roles allow it: policies with effect deny, locks, and deny assignments. */
public final class Restrictions {
    private final List<Policy> policies = new ArrayList<>();
    private final List<Lock> locks = new ArrayList<>();
    private final List<Deny> denies = new ArrayList<>();

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
     * @param scope what it protects
     * @param readOnly whether it forbids every change; otherwise it forbids deletion only
     */
    public record Lock(String scope, boolean readOnly) {}

    /**
     * A deny assignment.
     *
     * @param name what its message calls it
     * @param id its GUID
     * @param scope where it holds
     * @param actions the actions it denies, with * for any letters
     * @param excluded object ids of principals that it spares
     */
    public record Deny(String name, String id, String scope, List<String> actions, List<String> excluded) {}

    /** Takes over what a scenario says, in place of what was said before. */
    void replace(List<Policy> newPolicies, List<Lock> newLocks, List<Deny> newDenies) {
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

    /** The lock that forbids an operation at an id. */
    public Optional<Lock> lock(String method, String id) {
        boolean deletes = method.equals("DELETE");
        return locks.stream()
                .filter(one -> ArmId.within(one.scope(), id))
                .filter(one -> deletes || one.readOnly())
                .findFirst();
    }

    /** The deny assignment that forbids an action. */
    public Optional<Deny> deny(Principal principal, String action, String id) {
        return denies.stream()
                .filter(one -> ArmId.within(one.scope(), id))
                .filter(one ->
                        one.actions().stream().anyMatch(pattern -> Glob.fits(pattern.replace("*", "**"), action)))
                .filter(one -> one.excluded().stream().noneMatch(principal.objectId()::equalsIgnoreCase))
                .findFirst();
    }
}
