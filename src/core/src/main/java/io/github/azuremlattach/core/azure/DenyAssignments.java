package io.github.azuremlattach.core.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.fluent.models.DenyAssignmentInner;
import io.github.azuremlattach.core.azure.DenyAssignment.Principal;
import io.github.azuremlattach.core.http.ArmRestClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads deny assignments (DenyAssignments_ListForScope of Microsoft.Authorization). */
public final class DenyAssignments {
    private final TypedClients typed;

    DenyAssignments(TypedClients typed) {
        this.typed = typed;
    }

    /** The deny assignments at a scope and above it. */
    public List<DenyAssignment> at(String scope) {
        return typed
                .authorization(RoleAssignments.subscription(scope))
                .getDenyAssignments()
                .listForScope(ArmRestClient.encoded(scope).substring(1), "atScope()", Context.NONE)
                .stream()
                .map(one -> denyAssignment(one, scope))
                .toList();
    }

    private static DenyAssignment denyAssignment(DenyAssignmentInner one, String scope) {
        ActionSet denied = ActionSet.NONE;
        boolean conditional = isSaid(one.condition());
        for (var permission : orEmpty(one.permissions())) {
            denied = denied.and(orEmpty(permission.actions()), orEmpty(permission.notActions()));
            conditional |= isSaid(permission.condition());
        }
        String name = isSaid(one.denyAssignmentName()) ? one.denyAssignmentName() : String.valueOf(one.name());
        return new DenyAssignment(
                name,
                one.scope() == null ? scope : one.scope(),
                denied,
                conditional,
                !Boolean.TRUE.equals(one.doNotApplyToChildScopes()),
                principals(one.principals()),
                principals(one.excludePrincipals()));
    }

    private static List<Principal> principals(
            @Nullable List<com.azure.resourcemanager.authorization.models.Principal> given) {
        return orEmpty(given).stream()
                .map(one -> new Principal(
                        String.valueOf(one.id()), String.valueOf(one.type()).endsWith("Group")))
                .toList();
    }

    private static boolean isSaid(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
