package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.FederatedIdentityCredential;
import java.util.List;

/**
 * What service accounts of the cluster can be trusted by, where that is asked for.
 *
 * @param issuer the URL of the cluster's OIDC issuer; empty when it has none
 * @param credentials the federated credentials that the identity has
 */
public record Federation(Observation<String> issuer, Observation<List<FederatedIdentityCredential>> credentials) {
    /** Nobody asks. */
    public static final Federation NONE = new Federation(new Observation.Seen<>(""), new Observation.Seen<>(List.of()));
}
