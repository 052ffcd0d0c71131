package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import java.util.List;
import java.util.Locale;

/** Lists management locks (ManagementLocks_ListByScope of Microsoft.Authorization 2020-05-01). */
public final class Locks {
    private static final String API = "2020-05-01";
    private static final String LOCKS = "/providers/Microsoft.Authorization/locks";

    private final ArmRestClient arm;

    Locks(ArmRestClient arm) {
        this.arm = arm;
    }

    /** The locks at a scope, above it and below it. */
    public List<Lock> around(String scope) {
        return arm.list(scope + LOCKS, API).stream().map(Locks::lock).toList();
    }

    private static Lock lock(JsonNode node) {
        String id = Json.text(node, "id");
        int end = id.toLowerCase(Locale.ROOT).lastIndexOf(LOCKS.toLowerCase(Locale.ROOT));
        return new Lock(
                Json.text(node, "name"),
                id.substring(0, Math.max(0, end)),
                node.path("properties").path("level").asText().equals("ReadOnly"));
    }
}
