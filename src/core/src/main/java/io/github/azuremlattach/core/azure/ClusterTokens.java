package io.github.azuremlattach.core.azure;

import com.azure.core.credential.TokenRequestContext;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.ServiceError;
import io.github.azuremlattach.core.http.SharedCredential;
import java.util.List;

/**
 * Tokens for the API server of clusters that are integrated with Microsoft Entra ID: a command in such a cluster runs as
 * whoever the token stands for.
 *
 * <p>The application is the same for every AKS cluster. Source: kubelogin, and Clusters_RunCommand of
 * Microsoft.ContainerService 2024-09-01.
 */
final class ClusterTokens {
    private static final String SCOPE = "6dae42f8-4368-4678-94ff-3960e28e3630/.default";

    private final SharedCredential credential;

    ClusterTokens(SharedCredential credential) {
        this.credential = credential;
    }

    /**
     * A token; secret.
     *
     * @throws ArmException when there is none, which is no trouble of the sign-in to Azure
     */
    String get() {
        try {
            return credential
                    .getTokenSync(new TokenRequestContext().addScopes(SCOPE))
                    .getToken();
        } catch (ArmException e) {
            if (e.kind() != ArmException.Kind.SIGN_IN) {
                throw e;
            }
            String why = "there is no token for the API server of the cluster: "
                    + e.error().innermost();
            boolean silent = e.isTransient() && e.status() == 0;
            throw new ArmException(
                    silent ? ArmException.Kind.UNREACHABLE : ArmException.Kind.REFUSED,
                    e.isTransient() ? e.status() : 0,
                    new ServiceError("", why, List.of()),
                    "a token for the API server of the cluster",
                    "",
                    e.retryAfter().orElse(null));
        }
    }
}
