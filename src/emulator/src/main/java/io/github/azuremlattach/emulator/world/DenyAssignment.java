package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.fault.Glob;
import io.github.azuremlattach.emulator.json.Json;
import java.util.List;

/**
 * A deny assignment: it wins over every role.
 *
 * @param name what its message calls it
 * @param guid its GUID
 * @param scope where it holds
 * @param actions the actions it denies, with * for any letters
 * @param notActions the actions it leaves out of that
 * @param belowToo whether it holds below its scope
 * @param principals the object ids of those whom it hits; empty for everybody
 * @param excluded the object ids of those whom it spares
 */
public record DenyAssignment(
        String name,
        String guid,
        String scope,
        List<String> actions,
        List<String> notActions,
        boolean belowToo,
        List<String> principals,
        List<String> excluded) {
    private static final String EVERYBODY = "00000000-0000-0000-0000-000000000000";

    /** The GUID as messages write it, without hyphens. */
    public String shortId() {
        return guid.replace("-", "");
    }

    /** Whether it denies an action at an id to somebody who is known by some object ids: its own and those of its groups. */
    boolean hits(List<String> holders, String action, String id) {
        boolean reaches = belowToo ? ArmId.within(scope, id) : scope.equalsIgnoreCase(id);
        boolean meant = principals.isEmpty() || names(principals, holders);
        return reaches && meant && !names(excluded, holders) && covers(actions, action) && !covers(notActions, action);
    }

    private static boolean names(List<String> ids, List<String> holders) {
        return ids.stream().anyMatch(id -> holders.stream().anyMatch(id::equalsIgnoreCase));
    }

    private static boolean covers(List<String> patterns, String action) {
        return patterns.stream().anyMatch(pattern -> Glob.fits(pattern.replace("*", "**"), action));
    }

    /** As Azure prints it. */
    public ObjectNode json(Directory directory) {
        List<ObjectNode> hit = principals.isEmpty()
                ? List.of(Json.object("id", EVERYBODY, "type", "SystemDefined"))
                : principals.stream().map(id -> principal(directory, id)).toList();
        ObjectNode properties = Json.object(
                "denyAssignmentName",
                name,
                "description",
                "",
                "permissions",
                List.of(Json.object(
                        "actions",
                        actions,
                        "notActions",
                        notActions,
                        "dataActions",
                        List.of(),
                        "notDataActions",
                        List.of())),
                "scope",
                scope,
                "doNotApplyToChildScopes",
                !belowToo,
                "principals",
                hit,
                "excludePrincipals",
                excluded.stream().map(id -> principal(directory, id)).toList(),
                "isSystemProtected",
                true);
        return Json.object(
                "properties",
                properties,
                "id",
                scope + "/providers/Microsoft.Authorization/denyAssignments/" + guid,
                "type",
                "Microsoft.Authorization/denyAssignments",
                "name",
                guid);
    }

    private static ObjectNode principal(Directory directory, String id) {
        return Json.object(
                "id", id, "type", directory.find(id).map(Principal::type).orElse("ServicePrincipal"));
    }
}
