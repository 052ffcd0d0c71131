package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.fault.Faults;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.kubernetes.ClusterState;
import io.github.azuremlattach.emulator.scenario.ScenarioException;
import io.github.azuremlattach.emulator.scenario.ScenarioText;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that exists in the emulated Azure; guarded by its own monitor. */
public final class World {
    private final InstantSource clock;
    private final Resources resources = new Resources();
    private final Directory directory = new Directory();
    private final Roles roles = new Roles();
    private final RoleAssignments roleAssignments = new RoleAssignments();
    private final Operations operations = new Operations();
    private final Faults faults = new Faults();
    private final AccessCheck access = new AccessCheck(this);
    private final ManagementGroups managementGroups = new ManagementGroups();
    private final Restrictions restrictions = new Restrictions();
    private final Map<String, ClusterState> clusters = new LinkedHashMap<>();
    private final Map<String, String> commandFailures = new HashMap<>();
    private ObjectNode scenario = Json.object();
    private Settings settings = new Settings(Json.object());

    /** A world on the given clock, with nothing in it. */
    public World(InstantSource clock) {
        this.clock = clock;
    }

    /** The world that a scenario describes. */
    public static World of(ObjectNode scenario, InstantSource clock) {
        World world = new World(clock);
        world.lay(scenario);
        return world;
    }

    /** Lays a YAML snippet over the scenario and brings about what it names: maps merge, null removes, faults add up. */
    public void apply(String yaml) {
        lay(ScenarioText.parse(yaml));
    }

    private void lay(ObjectNode snippet) {
        ObjectNode merged = ScenarioText.merge(scenario, snippet);
        Seeder seeder = new Seeder(this, merged);
        seeder.remove(snippet, scenario);
        scenario = merged;
        settings = new Settings(merged.deepCopy());
        seeder.seed(snippet);
        faults.add(snippet.path("faults"), now());
    }

    /** The time. */
    public Instant now() {
        return clock.instant();
    }

    /** Brings everything that takes time up to the present. */
    public void settle() {
        operations.settle(now());
    }

    /** The resources. */
    public Resources resources() {
        return resources;
    }

    /** The live tree of a resource, to be looked at or changed; throws if there is none. */
    public ObjectNode resource(String id) {
        return resources.find(id).orElseThrow(() -> new IllegalArgumentException("no resource " + id));
    }

    /** The principals. */
    public Directory directory() {
        return directory;
    }

    /** The role definitions. */
    public Roles roles() {
        return roles;
    }

    /** The role assignments. */
    public RoleAssignments roleAssignments() {
        return roleAssignments;
    }

    /** What principals may do. */
    public AccessCheck access() {
        return access;
    }

    /** The management groups above the subscriptions. */
    public ManagementGroups managementGroups() {
        return managementGroups;
    }

    /** What forbids a change although roles allow it. */
    public Restrictions restrictions() {
        return restrictions;
    }

    /** The operations. */
    public Operations operations() {
        return operations;
    }

    /** The faults that are armed. */
    public Faults faults() {
        return faults;
    }

    /** How this world behaves. */
    public Settings settings() {
        return settings;
    }

    /** The namespaces of a cluster, to be looked at or changed. */
    public Set<String> namespaces(String clusterId) {
        return cluster(clusterId).namespaces();
    }

    /** What is inside a cluster, to be looked at or changed. */
    public ClusterState cluster(String clusterId) {
        return clusters.computeIfAbsent(ArmId.key(clusterId), key -> new ClusterState());
    }

    /** Why run-commands fail on a cluster, or null if they do not. */
    public @Nullable String commandFailure(String clusterId) {
        return commandFailures.get(ArmId.key(clusterId));
    }

    /** Makes run-commands fail on a cluster for that reason; null makes them work again. */
    public void commandFailure(String clusterId, @Nullable String reason) {
        if (reason == null) {
            commandFailures.remove(ArmId.key(clusterId));
        } else {
            commandFailures.put(ArmId.key(clusterId), reason);
        }
    }

    /** Grants a role, by name or GUID, unless the same is granted already. */
    public void grant(String principalId, String role, String scope) {
        String guid = roles.find(role)
                .orElseThrow(() -> new ScenarioException("Scenario: unknown role '" + role + "'."))
                .guid();
        String type = directory.find(principalId).map(Principal::type).orElse("Unknown");
        String name = Directory.guid(ArmId.key(scope) + "/" + principalId + "/" + guid);
        RoleAssignment assignment = new RoleAssignment(
                name, scope, guid, principalId, type, RoleAssignment.Note.NONE, now(), "", name.hashCode() % 2 == 1);
        if (roleAssignments.sameGrant(assignment).isEmpty()) {
            roleAssignments.put(assignment);
        }
    }

    /** Takes back what a principal holds at a scope itself under that role's name or GUID. */
    public void revoke(String principalId, String role, String scope) {
        String guid = roles.find(role).map(Role::guid).orElse(role);
        roleAssignments.removeIf(one -> one.principalId().equalsIgnoreCase(principalId)
                && one.roleGuid().equalsIgnoreCase(guid)
                && ArmId.key(one.scope()).equals(ArmId.key(scope)));
    }

    /** Whether a principal may do an action at a scope. */
    public boolean allows(Principal principal, String action, String scope) {
        return access.decide(principal, action, scope, Map.of()) == AccessCheck.Decision.ALLOWED;
    }
}
