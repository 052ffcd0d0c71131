package io.github.azuremlattach.core.http;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * Asks in another api-version where a cloud does not know the one that was asked in: the newest stable one that the refusal
 * names, if it is not older than what is read and written here. What was learnt counts for later requests to the same type.
 *
 * <p>AzureUSGovernment and AzureChinaCloud know new versions later than the public cloud does.
 */
public final class ApiVersionPolicy implements HttpPipelinePolicy {
    private static final Pattern VERSION = Pattern.compile("(?<=[?&]api-version=)[^&]+");
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final Map<String, String> learnt = new ConcurrentHashMap<>();

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        HttpRequest request = context.getHttpRequest();
        apply(request);
        HttpPipelineNextPolicy again = next.clone();
        return next.process().flatMap(response -> {
            if (!mayBeRefused(response)) {
                return Mono.just(response);
            }
            HttpResponse kept = response.buffer();
            return kept.getBodyAsString()
                    .defaultIfEmpty("")
                    .flatMap(body -> learn(request, body) ? again.process() : Mono.just(kept));
        });
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        HttpRequest request = context.getHttpRequest();
        apply(request);
        HttpPipelineNextSyncPolicy again = next.clone();
        HttpResponse response = next.processSync();
        if (!mayBeRefused(response)) {
            return response;
        }
        HttpResponse kept = response.buffer();
        return learn(request, kept.getBodyAsBinaryData().toString()) ? again.processSync() : kept;
    }

    private static boolean mayBeRefused(HttpResponse response) {
        return response.getStatusCode() == BAD_REQUEST || response.getStatusCode() == NOT_FOUND;
    }

    /** Puts the version in that an earlier refusal taught. */
    private void apply(HttpRequest request) {
        Optional.ofNullable(learnt.get(key(request))).ifPresent(version -> use(request, version));
    }

    /** Whether the refusal names a version that serves; then the request asks in it. */
    private boolean learn(HttpRequest request, String body) {
        String type = ResourceType.of(request.getUrl().getPath());
        Optional<String> served = SupportedVersions.namedBy(ServiceError.parse(body), type);
        Matcher asked = VERSION.matcher("?" + request.getUrl().getQuery());
        boolean helps = served.isPresent() && asked.find() && !asked.group().equals(served.get());
        if (helps) {
            learnt.put(key(request), served.get());
            use(request, served.get());
        }
        return helps;
    }

    private static String key(HttpRequest request) {
        Matcher asked = VERSION.matcher("?" + request.getUrl().getQuery());
        return ResourceType.of(request.getUrl().getPath()) + " " + (asked.find() ? asked.group() : "");
    }

    private static void use(HttpRequest request, String version) {
        String url = request.getUrl().toString();
        try {
            request.setUrl(
                    URI.create(VERSION.matcher(url).replaceFirst(version)).toURL());
        } catch (MalformedURLException e) {
            throw new IllegalStateException("only a date was exchanged", e);
        }
    }
}
