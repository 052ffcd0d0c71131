package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the service accounts that may act as the identity of the compute.
 *
 * <p>Source of the limit: FederatedIdentityCredentials_CreateOrUpdate of Microsoft.ManagedIdentity; of the names: Object names
 * and IDs, kubernetes.io.
 */
final class ServiceAccountReader {
    private static final Parameter ACCOUNTS = Parameter.FEDERATED_CREDENTIALS;
    private static final int MAX_NAME = 253;
    private static final Pattern ACCOUNT =
            Pattern.compile("([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)");

    private final Values values;
    private final Mistakes mistakes;

    ServiceAccountReader(Values values, Mistakes mistakes) {
        this.values = values;
        this.mistakes = mistakes;
    }

    List<ServiceAccount> read(ComputeIdentity identity, Mode mode) {
        List<ServiceAccount> accounts = new ArrayList<>();
        for (String text : values.given(ACCOUNTS).split("[,\\r\\n]+")) {
            if (!text.isBlank()) {
                read(text.strip(), accounts);
            }
        }
        boolean unclear = mistakes.concern(ACCOUNTS, Parameter.IDENTITY_TYPE, Parameter.USER_ASSIGNED_IDENTITIES);
        if (!accounts.isEmpty() && !unclear && mode != Mode.DETACH) {
            if (identity.type() != ComputeIdentity.Type.USER_ASSIGNED) {
                mistakes.wrong(
                        ACCOUNTS,
                        accounts.get(0).toString(),
                        "only a user-assigned identity has federated credentials, so give "
                                + values.nameOf(Parameter.USER_ASSIGNED_IDENTITIES));
            } else if (accounts.size() > ServiceAccount.MAX_PER_IDENTITY) {
                mistakes.wrong(
                        ACCOUNTS,
                        accounts.size() + " service accounts",
                        "an identity has up to " + ServiceAccount.MAX_PER_IDENTITY
                                + " federated credentials, so give fewer");
            }
        }
        return accounts;
    }

    private void read(String text, List<ServiceAccount> accounts) {
        Matcher account = ACCOUNT.matcher(text);
        if (!account.matches() || account.group(2).length() > MAX_NAME) {
            mistakes.wrong(
                    ACCOUNTS, text, "give namespace/service-account in lower case, such as azureml/azureml-workload");
            return;
        }
        ServiceAccount one = new ServiceAccount(account.group(1), account.group(2));
        if (accounts.contains(one)) {
            mistakes.wrong(ACCOUNTS, text, "the service account is given twice, so give it once");
        } else {
            accounts.add(one);
        }
    }
}
