package io.github.azuremlattach.core.azure;

import io.github.azuremlattach.core.http.ArmRestClient;

/** Reads what the caller may do (Permissions_ListForResource of Microsoft.Authorization 2022-04-01). */
public final class Permissions {
    private static final String API = "2022-04-01";

    private final ArmRestClient arm;

    Permissions(ArmRestClient arm) {
        this.arm = arm;
    }

    /** What the caller may do at a scope. */
    public ActionSet at(String scope) {
        return ActionSet.read(arm.list(scope + "/providers/Microsoft.Authorization/permissions", API));
    }
}
