package io.github.azuremlattach.core.http;

import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Puts the access token on each request. It keeps none itself, unlike the library's, so one clock rules them all. */
public final class TokenPolicy implements HttpPipelinePolicy {
    private final SharedCredential credential;
    private final TokenRequestContext scope;

    public TokenPolicy(SharedCredential credential, TokenRequestContext scope) {
        this.credential = credential;
        this.scope = scope;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        return Mono.fromRunnable(() -> authorize(context))
                .subscribeOn(Schedulers.boundedElastic())
                .then(Mono.defer(next::process));
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        authorize(context);
        return next.processSync();
    }

    private void authorize(HttpPipelineCallContext context) {
        String token = credential.getTokenSync(scope).getToken();
        context.getHttpRequest().setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + token);
    }
}
