package io.github.azuremlattach.core.result;

import java.util.List;
import java.util.Optional;

/**
 * Lets a service account of a cluster act as a user-assigned identity, by a federated credential of the identity.
 *
 * @param id its name within the plan
 * @param identity the identity's ARM id
 * @param credential the federated credential's name
 * @param issuer the URL of the cluster's OIDC issuer
 * @param serviceAccount the service account, as {@code namespace/service-account}
 */
public record FederateServiceAccount(
        String id, String identity, String credential, String issuer, String serviceAccount, Reason reason)
        implements Change {
    static final String KIND = "federate";

    /** Whom the tokens of a service account are for, where they are exchanged for one of Microsoft Entra ID. */
    public static final String AUDIENCE = "api://AzureADTokenExchange";

    @Override
    public List<String> after() {
        return List.of();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String past() {
        return "federated";
    }

    @Override
    public String sign() {
        return reason == Reason.FEDERATION_DIFFERS ? "~" : "+";
    }

    @Override
    public String subject() {
        return "service account " + serviceAccount + " with identity " + Change.shortName(identity);
    }

    @Override
    public List<String> details() {
        return List.of("credential " + credential, "issuer " + issuer);
    }

    @Override
    public Optional<String> fullId() {
        return Optional.of(identity);
    }

    @Override
    public List<String> commands() {
        String[] segments = identity.split("/");
        return List.of(String.join(
                " ",
                "az identity federated-credential create",
                "--name " + credential,
                "--identity-name " + Change.shortName(identity),
                "--resource-group \"" + segments[4] + "\"",
                "--subscription " + segments[2],
                "--issuer \"" + issuer + "\"",
                "--subject " + subjectOf(serviceAccount),
                "--audiences " + AUDIENCE));
    }

    /**
     * What the tokens of a service account name as their subject.
     *
     * @param serviceAccount as {@code namespace/service-account}
     */
    public static String subjectOf(String serviceAccount) {
        return "system:serviceaccount:" + serviceAccount.replace('/', ':');
    }
}
