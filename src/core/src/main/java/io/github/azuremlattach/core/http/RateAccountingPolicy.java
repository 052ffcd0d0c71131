package io.github.azuremlattach.core.http;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import io.github.azuremlattach.core.request.ResourceId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Keeps a {@link RateBudget} true: counts what is sent and reads what the service says is left. */
public final class RateAccountingPolicy implements HttpPipelinePolicy {
    private static final HttpHeaderName READS =
            HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-reads");
    private static final HttpHeaderName WRITES =
            HttpHeaderName.fromString("x-ms-ratelimit-remaining-subscription-writes");
    private static final HttpHeaderName CAUSE = HttpHeaderName.fromString("x-ms-failure-cause");
    private static final int TOO_MANY = 429;

    private final RateBudget budget;

    public RateAccountingPolicy(RateBudget budget) {
        this.budget = budget;
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        count(context.getHttpRequest(), null);
        return next.process().doOnNext(response -> count(context.getHttpRequest(), response));
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        count(context.getHttpRequest(), null);
        HttpResponse response = next.processSync();
        count(context.getHttpRequest(), response);
        return response;
    }

    private void count(HttpRequest request, @Nullable HttpResponse response) {
        ResourceId.subscription(request.getUrl().getPath())
                .ifPresent(subscription -> count(subscription, request, response));
    }

    private void count(String subscription, HttpRequest request, @Nullable HttpResponse response) {
        boolean write = request.getHttpMethod() != HttpMethod.GET;
        if (response == null) {
            budget.sent(subscription, write);
            return;
        }
        String remaining = response.getHeaderValue(write ? WRITES : READS);
        if (remaining != null && remaining.matches("\\d{1,9}")) {
            budget.told(subscription, write, Integer.parseInt(remaining));
        }
        Duration pause = ErrorMappingPolicy.retryAfter(response.getHeaders());
        if (response.getStatusCode() == TOO_MANY && pause != null) {
            if (isOfProvider(response, remaining)) {
                budget.refusedByProvider(
                        subscription, ResourceType.provider(request.getUrl().getPath()), write, pause);
            } else {
                budget.refused(subscription, write, pause);
            }
        }
    }

    /** Whether a resource provider has enough, rather than Resource Manager itself: it says so, or has requests left. */
    private static boolean isOfProvider(HttpResponse response, @Nullable String remaining) {
        String cause = response.getHeaderValue(CAUSE);
        return cause == null ? remaining != null && !remaining.equals("0") : cause.equalsIgnoreCase("service");
    }
}
