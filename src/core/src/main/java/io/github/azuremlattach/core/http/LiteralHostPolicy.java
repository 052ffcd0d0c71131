package io.github.azuremlattach.core.http;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.BinaryData;
import java.net.MalformedURLException;
import java.net.URI;
import reactor.core.publisher.Mono;

/**
 * Lets typed clients talk to a Resource Manager that is known by an IPv6 address: azure-core's reader of addresses takes none,
 * so the clients are given a name, which this turns into the address, and back where an answer holds addresses.
 */
public final class LiteralHostPolicy implements HttpPipelinePolicy {
    private static final String NAME = "https://resource-manager.invalid";

    private final String address;

    /**
     * Prepares the exchange.
     *
     * @param resourceManager the Resource Manager, without a slash at the end
     */
    public LiteralHostPolicy(URI resourceManager) {
        this.address = resourceManager.toString();
    }

    /** The address to give to typed clients: the Resource Manager's own, unless it is an IPv6 one. */
    public static String forClients(URI resourceManager) {
        return resourceManager.getHost().startsWith("[") ? NAME : resourceManager.toString();
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        boolean named = exchange(context.getHttpRequest());
        return named ? next.process().map(this::restored) : next.process();
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        boolean named = exchange(context.getHttpRequest());
        return named ? restored(next.processSync()) : next.processSync();
    }

    private boolean exchange(HttpRequest request) {
        String url = request.getUrl().toString();
        if (!url.startsWith(NAME)) {
            return false;
        }
        try {
            request.setUrl(URI.create(address + url.substring(NAME.length())).toURL());
            return true;
        } catch (MalformedURLException e) {
            throw new IllegalStateException("an address was exchanged for a name", e);
        }
    }

    private HttpResponse restored(HttpResponse response) {
        String body = response.getBodyAsBinaryData() == null
                ? ""
                : response.getBodyAsBinaryData().toString();
        return new ReplacedBody(response, BinaryData.fromString(body.replace(address, NAME)));
    }
}
