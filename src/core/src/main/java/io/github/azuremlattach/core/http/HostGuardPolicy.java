package io.github.azuremlattach.core.http;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Sends a bearer token only to the configured Resource Manager host and its subdomains, and only over https. */
public final class HostGuardPolicy implements HttpPipelinePolicy {
    private static final int DEFAULT_PORT = 443;

    private final String host;
    private final int port;

    /**
     * Guards a token.
     *
     * @param resourceManager the Resource Manager of the whole cloud; its regions are its subdomains
     */
    public HostGuardPolicy(URI resourceManager) {
        this.host = resourceManager.getHost().toLowerCase(Locale.ROOT);
        this.port = port(resourceManager.getPort());
    }

    private static int port(int given) {
        return given < 0 ? DEFAULT_PORT : given;
    }

    /** Whether a URL is one that a token may go to. */
    boolean allows(URI url) {
        return url.getHost() != null && allows(url.getScheme(), url.getHost(), url.getPort(), url.getUserInfo());
    }

    private boolean allows(String scheme, String otherHost, int otherPort, @Nullable String user) {
        String other = otherHost.toLowerCase(Locale.ROOT);
        return "https".equalsIgnoreCase(scheme)
                && user == null
                && port(otherPort) == port
                && (other.equals(host) || other.endsWith("." + host));
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        check(context.getHttpRequest());
        return next.process();
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        check(context.getHttpRequest());
        return next.processSync();
    }

    private void check(HttpRequest request) {
        URL url = request.getUrl();
        if (!allows(url.getProtocol(), url.getHost(), url.getPort(), url.getUserInfo())) {
            throw refusal(ErrorMappingPolicy.describe(request), url.getHost());
        }
    }

    /**
     * An address that Azure gave is not Azure's.
     *
     * @param request what was asked for
     * @param host whom the address names
     */
    static ArmException refusal(String request, String host) {
        String words = "the answer points to " + host + ", which does not belong to the Resource Manager in use,"
                + " so that no access token is sent there";
        return new ArmException(ArmException.Kind.GARBLED, 0, new ServiceError("", words, List.of()), request, "", null)
                .lasting();
    }
}
