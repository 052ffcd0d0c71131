package io.github.azuremlattach.core.azure;

import io.github.azuremlattach.core.result.FederateServiceAccount;
import java.util.List;

/**
 * A federated credential of a user-assigned identity: whose tokens the identity trusts.
 *
 * @param name its name
 * @param issuer who issues the tokens, compared letter by letter
 * @param subject whom the tokens name, compared letter by letter
 * @param audiences whom the tokens are for
 */
public record FederatedIdentityCredential(String name, String issuer, String subject, List<String> audiences) {

    public FederatedIdentityCredential {
        audiences = List.copyOf(audiences);
    }

    /**
     * Whether it trusts a service account.
     *
     * @param byIssuer the URL of the cluster's OIDC issuer
     * @param serviceAccount as {@code namespace/service-account}
     */
    public boolean trusts(String byIssuer, String serviceAccount) {
        return issuer.equals(byIssuer)
                && subject.equals(FederateServiceAccount.subjectOf(serviceAccount))
                && audiences.contains(FederateServiceAccount.AUDIENCE);
    }
}
