package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.FederatedIdentityCredential;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ServiceAccount;
import io.github.azuremlattach.core.result.FederateServiceAccount;
import io.github.azuremlattach.core.result.Reason;
import io.github.azuremlattach.core.survey.Federation;
import io.github.azuremlattach.core.survey.Observation;
import io.github.azuremlattach.core.survey.ObservedState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides which service accounts get a federated credential: those that none of the identity's trusts yet. */
final class FederationDecision {
    private static final int MAX_NAME = 120;
    private static final int HASH = 8;

    private FederationDecision() {}

    /** The changes; none where nobody asks, or the cluster has no issuer. */
    static List<FederateServiceAccount> changes(AttachRequest request, ObservedState observed) {
        Federation federation = observed.federation();
        String issuer = federation.issuer().seen().orElse("");
        List<FederateServiceAccount> changes = new ArrayList<>();
        if (issuer.isEmpty()) {
            return changes;
        }
        String identity = request.identity().userAssigned().get(0).toString();
        String cluster = request.cluster().id().toString();
        for (ServiceAccount account : request.provision().serviceAccounts()) {
            String name = name(cluster, account);
            Reason reason = reason(federation.credentials(), issuer, account, name);
            if (reason != null) {
                changes.add(new FederateServiceAccount(
                        "federate-" + (changes.size() + 1), identity, name, issuer, account.toString(), reason));
            }
        }
        return changes;
    }

    /** Why it has to be written; null where the identity trusts it already, by a credential of whatever name. */
    private static @Nullable Reason reason(
            Observation<List<FederatedIdentityCredential>> credentials,
            String issuer,
            ServiceAccount account,
            String name) {
        return credentials.fold(
                all -> {
                    if (all.stream().anyMatch(one -> one.trusts(issuer, account.toString()))) {
                        return null;
                    }
                    return all.stream().anyMatch(one -> one.name().equalsIgnoreCase(name))
                            ? Reason.FEDERATION_DIFFERS
                            : Reason.FEDERATION_MISSING;
                },
                why -> Reason.FEDERATION_UNKNOWN);
    }

    /**
     * A name that is the same in every run and another one for every cluster, so that a cluster that was made anew under its
     * old id has its old credential replaced.
     */
    private static String name(String cluster, ServiceAccount account) {
        String whole = cluster.toLowerCase(Locale.ROOT) + " " + account;
        String hash = UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, HASH);
        String readable =
                "azureml-" + account.namespace() + "-" + account.name().replace('.', '-');
        int limit = MAX_NAME - HASH - 1;
        return (readable.length() > limit ? readable.substring(0, limit) : readable) + "-" + hash;
    }
}
