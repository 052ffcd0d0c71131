package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import io.github.azuremlattach.core.result.FederateServiceAccount;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes the federated credentials of user-assigned identities (FederatedIdentityCredentials_* of
 * Microsoft.ManagedIdentity 2023-01-31). Azure refuses a write while it works on another one of the same identity.
 */
public final class FederatedIdentityCredentials {
    private static final String API = "2023-01-31";
    private static final String CREDENTIALS = "/federatedIdentityCredentials";

    private final ArmRestClient arm;

    FederatedIdentityCredentials(ArmRestClient arm) {
        this.arm = arm;
    }

    /** All of an identity. */
    public List<FederatedIdentityCredential> of(String identity) {
        return arm.list(identity + CREDENTIALS, API).stream()
                .map(FederatedIdentityCredentials::credential)
                .toList();
    }

    /** Lets a service account act as an identity; a credential of that name is replaced. */
    public void put(FederateServiceAccount wanted) {
        ObjectNode body = Json.object();
        ObjectNode properties = body.putObject("properties")
                .put("issuer", wanted.issuer())
                .put("subject", FederateServiceAccount.subjectOf(wanted.serviceAccount()));
        properties.putArray("audiences").add(FederateServiceAccount.AUDIENCE);
        arm.put(wanted.identity() + CREDENTIALS + "/" + wanted.credential(), API, body);
    }

    private static FederatedIdentityCredential credential(JsonNode node) {
        JsonNode properties = node.path("properties");
        List<String> audiences = new ArrayList<>();
        properties.path("audiences").forEach(audience -> audiences.add(audience.asText("")));
        return new FederatedIdentityCredential(
                Json.text(node, "name"), Json.text(properties, "issuer"), Json.text(properties, "subject"), audiences);
    }
}
