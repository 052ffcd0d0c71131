package io.github.azuremlattach.core.http;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.net.URI;
import java.net.URL;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Sends a bearer token only to the configured Resource Manager host and its subdomains, and only over https. */
public final class HostGuardPolicy implements HttpPipelinePolicy {
    private final String host;
    private final int port;

    public HostGuardPolicy(URI resourceManager) {
        this.host = resourceManager.getHost().toLowerCase(Locale.ROOT);
        this.port = resourceManager.getPort();
    }

    /** Whether a URL is one that a token may go to. */
    boolean allows(URI url) {
        return url.getHost() != null && allows(url.getScheme(), url.getHost(), url.getPort(), url.getUserInfo());
    }

    private boolean allows(String scheme, String otherHost, int otherPort, @Nullable String user) {
        String other = otherHost.toLowerCase(Locale.ROOT);
        return "https".equalsIgnoreCase(scheme)
                && user == null
                && otherPort == port
                && (other.equals(host) || other.endsWith("." + host));
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        check(context.getHttpRequest().getUrl());
        return next.process();
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        check(context.getHttpRequest().getUrl());
        return next.processSync();
    }

    private void check(URL url) {
        if (!allows(url.getProtocol(), url.getHost(), url.getPort(), url.getUserInfo())) {
            throw new IllegalStateException(
                    "refused to send the access token to " + url.getHost() + ", which is not the Resource Manager");
        }
    }
}
