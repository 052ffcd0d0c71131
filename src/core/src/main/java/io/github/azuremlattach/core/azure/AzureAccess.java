package io.github.azuremlattach.core.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.UserAgentPolicy;
import com.azure.core.management.AzureEnvironment;
import io.github.azuremlattach.core.http.ApiVersionPolicy;
import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.ErrorMappingPolicy;
import io.github.azuremlattach.core.http.HostGuardPolicy;
import io.github.azuremlattach.core.http.LimitedHttpClient;
import io.github.azuremlattach.core.http.LiteralHostPolicy;
import io.github.azuremlattach.core.http.RateAccountingPolicy;
import io.github.azuremlattach.core.http.RateBudget;
import io.github.azuremlattach.core.http.SharedCredential;
import io.github.azuremlattach.core.http.TokenPolicy;
import io.github.azuremlattach.core.signin.AzureCloud;
import io.github.azuremlattach.core.signin.Endpoints;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A way to Azure: endpoint, identity and HTTP client. The one class of this package that a host hands over.
 *
 * <p>Nothing is sent before the first question, the sign-in included.
 */
public final class AzureAccess {
    private final URI resourceManager;
    private final URI authority;
    private final String portal;
    private final Supplier<TokenCredential> credential;
    private final HttpClient httpClient;
    private final String userAgent;
    private final InstantSource clock;
    private final RateBudget budget;
    private final String clientId;

    private AzureAccess(
            URI resourceManager,
            URI authority,
            String portal,
            Supplier<TokenCredential> credential,
            HttpClient httpClient,
            String userAgent,
            InstantSource clock,
            RateBudget budget,
            String clientId) {
        this.resourceManager = resourceManager;
        this.authority = authority;
        this.portal = portal;
        this.credential = credential;
        this.httpClient = httpClient;
        this.userAgent = userAgent;
        this.clock = clock;
        this.budget = budget;
        this.clientId = clientId;
    }

    /**
     * Names the way.
     *
     * @param endpoints the cloud's endpoints, or a private one's
     * @param credential makes the identity that signs in; asked each time when a new token is needed
     * @param httpClient sends the requests
     * @param userAgent the tool's name and version, and the host's, as in {@code azureml-attach/1.0 (jenkins)}
     */
    public static AzureAccess to(
            Endpoints endpoints, Supplier<TokenCredential> credential, HttpClient httpClient, String userAgent) {
        return to(endpoints, credential, httpClient, userAgent, InstantSource.system());
    }

    /** Names the way, where the time is told by a clock of one's own. */
    public static AzureAccess to(
            Endpoints endpoints,
            Supplier<TokenCredential> credential,
            HttpClient httpClient,
            String userAgent,
            InstantSource clock) {
        return new AzureAccess(
                endpoints.resourceManager(),
                endpoints.authority(),
                endpoints.portal(),
                credential,
                httpClient,
                userAgent,
                clock,
                new RateBudget(clock),
                "");
    }

    /** The same way, with a budget of requests that is shared with other runs of the same identity. */
    public AzureAccess within(RateBudget shared) {
        return new AzureAccess(
                resourceManager, authority, portal, credential, httpClient, userAgent, clock, shared, clientId);
    }

    /** The same way, where it is known which application or managed identity signs in; advice may name it. */
    public AzureAccess asClient(String id) {
        return new AzureAccess(
                resourceManager, authority, portal, credential, httpClient, userAgent, clock, budget, id);
    }

    /** The application or managed identity that signs in; empty when it is not known. */
    public String clientId() {
        return clientId;
    }

    /** Signs in anew and makes the clients of this package. */
    public AzureClients open() {
        HostGuardPolicy guard = new HostGuardPolicy(AzureCloud.wholeCloud(resourceManager));
        String endpoint = resourceManager.toString();
        SharedCredential shared = new SharedCredential(credential, authority, clock);
        TokenRequestContext scope = new TokenRequestContext().addScopes(endpoint + "/.default");
        TokenPolicy token = new TokenPolicy(shared, scope);
        HttpPipeline pipeline = new HttpPipelineBuilder()
                .httpClient(new LimitedHttpClient(httpClient))
                .policies(
                        new LiteralHostPolicy(resourceManager),
                        new UserAgentPolicy(userAgent),
                        new ErrorMappingPolicy(),
                        new ApiVersionPolicy(),
                        guard,
                        token,
                        new RateAccountingPolicy(budget))
                .build();
        Map<String, String> endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
        endpoints.put(
                AzureEnvironment.Endpoint.RESOURCE_MANAGER.identifier(),
                LiteralHostPolicy.forClients(resourceManager) + "/");
        return new AzureClients(
                new ArmRestClient(pipeline, endpoint, guard),
                new TypedClients(pipeline, new AzureEnvironment(endpoints)),
                new Caller(() -> shared.getTokenSync(scope).getToken()),
                new ClusterTokens(new SharedCredential(credential, authority, clock)),
                () -> machineLearning(token));
    }

    /** Requests to Azure Machine Learning itself, which takes the same token, and to nobody else. */
    private ArmRestClient machineLearning(TokenPolicy token) {
        URI home = AzureCloud.machineLearning(resourceManager);
        HostGuardPolicy guard = new HostGuardPolicy(home);
        HttpPipeline pipeline = new HttpPipelineBuilder()
                .httpClient(new LimitedHttpClient(httpClient))
                .policies(new UserAgentPolicy(userAgent), new ErrorMappingPolicy(), guard, token)
                .build();
        return new ArmRestClient(pipeline, home.toString(), guard);
    }

    /** How many requests may be made. */
    public RateBudget budget() {
        return budget;
    }

    /** The portal's address, without a slash at the end. */
    public String portal() {
        return portal;
    }
}
