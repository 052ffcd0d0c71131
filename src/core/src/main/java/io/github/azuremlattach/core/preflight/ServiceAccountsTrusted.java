package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.request.ServiceAccount;
import io.github.azuremlattach.core.result.FederateServiceAccount;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.Federation;
import java.util.List;
import java.util.stream.Collectors;

/** Whether service accounts can act as the compute's identity, where they are to: issuer, credentials and their number. */
final class ServiceAccountsTrusted implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        List<ServiceAccount> accounts = context.request().provision().serviceAccounts();
        boolean absent = context.observed()
                .cluster()
                .seen()
                .filter(cluster -> cluster.isEmpty())
                .isPresent();
        if (accounts.isEmpty() || context.request().policy().mode() == Mode.DETACH || absent) {
            return List.of();
        }
        return context.observed()
                .federation()
                .issuer()
                .fold(
                        issuer -> issuer.isEmpty() ? noIssuer(context) : trusted(context, accounts),
                        why -> context.say(Finding.ISSUER_UNREADABLE, "why", why));
    }

    private static List<Verdict> noIssuer(CheckContext context) {
        ClusterRef cluster = context.request().cluster();
        return context.say(
                Finding.ISSUER_MISSING,
                "cluster",
                cluster.toString(),
                "commands",
                "az " + (cluster.isAks() ? "aks" : "connectedk8s") + " update --enable-oidc-issuer"
                        + (cluster.isAks() ? "" : " --enable-workload-identity") + " --resource-group "
                        + cluster.id().resourceGroup() + " --name "
                        + cluster.id().name());
    }

    private static List<Verdict> trusted(CheckContext context, List<ServiceAccount> accounts) {
        Federation federation = context.observed().federation();
        List<FederateServiceAccount> changes = context.decision().plan().changes(FederateServiceAccount.class);
        String identity = context.request().identity().userAssigned().get(0).name();
        return federation
                .credentials()
                .fold(
                        all -> {
                            long added = changes.stream()
                                    .filter(change -> all.stream()
                                            .noneMatch(one -> one.name().equalsIgnoreCase(change.credential())))
                                    .count();
                            if (all.size() + added > ServiceAccount.MAX_PER_IDENTITY) {
                                return tooMany(context, all.size(), added);
                            }
                            return changes.isEmpty()
                                    ? context.say(
                                            Finding.SERVICE_ACCOUNTS_TRUSTED,
                                            "identity",
                                            identity,
                                            "accounts",
                                            accounts.stream()
                                                    .map(ServiceAccount::toString)
                                                    .collect(Collectors.joining(", ")))
                                    : context.say(
                                            Finding.SERVICE_ACCOUNTS_TO_TRUST,
                                            "identity",
                                            identity,
                                            "accounts",
                                            changes.stream()
                                                    .map(FederateServiceAccount::serviceAccount)
                                                    .collect(Collectors.joining(", ")));
                        },
                        why -> context.say(Finding.CREDENTIALS_UNREADABLE, "identity", identity, "why", why));
    }

    private static List<Verdict> tooMany(CheckContext context, int present, long added) {
        var identity = context.request().identity().userAssigned().get(0);
        return context.say(
                Finding.CREDENTIALS_TOO_MANY,
                "identity",
                identity.name(),
                "group",
                identity.resourceGroup(),
                "present",
                String.valueOf(present),
                "added",
                String.valueOf(added),
                "limit",
                String.valueOf(ServiceAccount.MAX_PER_IDENTITY));
    }
}
