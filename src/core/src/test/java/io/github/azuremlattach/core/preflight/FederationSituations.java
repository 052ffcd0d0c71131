package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.FederatedIdentityCredential;
import io.github.azuremlattach.core.plan.Found;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.survey.Federation;
import io.github.azuremlattach.core.survey.Observation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** For each finding about service accounts a situation in which it is found. */
final class FederationSituations {
    private static final String ISSUER = "https://oidc.example/aks-1/";

    private FederationSituations() {}

    static void add(Map<Finding, CheckContext> all) {
        all.put(Finding.SERVICE_ACCOUNTS_TRUSTED, context(seen(ISSUER), of(credential("azureml:default"))));
        all.put(Finding.SERVICE_ACCOUNTS_TO_TRUST, context(seen(ISSUER), of(credential("other:default"))));
        all.put(Finding.ISSUER_MISSING, context(seen(""), of()));
        all.put(Finding.ISSUER_UNREADABLE, context(Situations.unseen(), of()));
        all.put(Finding.CREDENTIALS_UNREADABLE, context(seen(ISSUER), Situations.unseen()));
        all.put(Finding.CREDENTIALS_TOO_MANY, context(seen(ISSUER), twenty()));
    }

    private static CheckContext context(
            Observation<String> issuer, Observation<List<FederatedIdentityCredential>> credentials) {
        Ask ask = Ask.aks()
                .with("user-assigned-identities", Ask.IDENTITY)
                .with("federated-credentials", "azureml/default");
        return Situations.context(
                ask, Found.nothing().cluster(Situations.unseen()).federation(new Federation(issuer, credentials)));
    }

    private static Observation<List<FederatedIdentityCredential>> twenty() {
        return new Observation.Seen<>(IntStream.range(0, 20)
                .mapToObj(i -> credential("other-" + i + ":default"))
                .toList());
    }

    private static Observation<List<FederatedIdentityCredential>> of(FederatedIdentityCredential... credentials) {
        return new Observation.Seen<>(List.of(credentials));
    }

    private static Observation<String> seen(String issuer) {
        return new Observation.Seen<>(issuer);
    }

    private static FederatedIdentityCredential credential(String account) {
        String subject = "system:serviceaccount:" + account;
        return new FederatedIdentityCredential("one", ISSUER, subject, List.of("api://AzureADTokenExchange"));
    }
}
