package io.github.azuremlattach.core.http;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.identity.CredentialUnavailableException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Turns every refusal, every garbled answer and every broken connection into an {@link ArmException}. */
public final class ErrorMappingPolicy implements HttpPipelinePolicy {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpHeaderName CORRELATION = HttpHeaderName.fromString("x-ms-correlation-request-id");
    private static final HttpHeaderName REQUEST_ID = HttpHeaderName.fromString("x-ms-request-id");

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        HttpRequest request = context.getHttpRequest();
        return next.process()
                .onErrorMap(e -> !(e instanceof ArmException), e -> noAnswer(request, e))
                .map(HttpResponse::buffer)
                .flatMap(response -> response.getBodyAsString()
                        .defaultIfEmpty("")
                        .onErrorMap(e -> noAnswer(request, e))
                        .map(body -> checked(request, response, body)));
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        HttpRequest request = context.getHttpRequest();
        try {
            HttpResponse response = next.processSync().buffer();
            String body = response.getBodyAsBinaryData() == null
                    ? ""
                    : response.getBodyAsBinaryData().toString();
            return checked(request, response, body);
        } catch (ArmException e) {
            throw e;
        } catch (RuntimeException e) {
            throw noAnswer(request, e);
        }
    }

    private static HttpResponse checked(HttpRequest request, HttpResponse response, String body) {
        int status = response.getStatusCode();
        if (status >= 300) {
            throw new ArmException(
                    ArmException.Kind.REFUSED,
                    status,
                    said(ServiceError.parse(body), status),
                    describe(request),
                    correlation(response.getHeaders()),
                    retryAfter(response.getHeaders()));
        }
        boolean wanted = request.getHttpMethod() == HttpMethod.GET && status == 200;
        if (wanted || !body.isBlank()) {
            check(request, response, body);
        }
        return response;
    }

    private static void check(HttpRequest request, HttpResponse response, String body) {
        String trouble = "an answer that is no JSON";
        try {
            if (JSON.readTree(body).isContainerNode()) {
                // The typed clients believe the header, whatever the body is.
                response.getHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json");
                return;
            }
        } catch (IOException e) {
            trouble = body.isBlank() ? "an empty answer" : trouble;
        }
        ServiceError error = new ServiceError("", "Resource Manager, or a proxy before it, gave " + trouble, List.of());
        throw new ArmException(
                ArmException.Kind.GARBLED,
                response.getStatusCode(),
                error,
                describe(request),
                correlation(response.getHeaders()),
                null);
    }

    private static ServiceError said(ServiceError error, int status) {
        return error.lines().isEmpty()
                ? new ServiceError("", "HTTP " + status + " without a word of explanation", List.of())
                : error;
    }

    /** What a failure without an answer was: the deepest cause that says something counts. */
    public static ArmException noAnswer(HttpRequest request, Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        return known(request, chain)
                .orElseGet(() -> new ArmException(
                        ArmException.Kind.UNREACHABLE,
                        0,
                        words("No answer: " + deepest(chain)),
                        describe(request),
                        "",
                        null));
    }

    /** What a sign-in that gave no token was: it may succeed a little later, unless the service said why not. */
    static ArmException noToken(HttpRequest request, Throwable thrown) {
        List<Throwable> chain = chain(thrown);
        return known(request, chain)
                .orElseGet(() -> new ArmException(
                        ArmException.Kind.SIGN_IN, 0, words(deepest(chain)), describe(request), "", null));
    }

    private static String deepest(List<Throwable> chain) {
        Throwable last = chain.get(chain.size() - 1);
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    private static Optional<ArmException> known(HttpRequest request, List<Throwable> chain) {
        String where = describe(request);
        for (Throwable t : chain) {
            if (t instanceof ArmException arm) {
                return Optional.of(arm);
            }
            if (t instanceof SSLException && !String.valueOf(t.getMessage()).contains("terminated")) {
                return Optional.of(new ArmException(
                        ArmException.Kind.UNTRUSTED, 0, words("TLS: " + t.getMessage()), where, "", null));
            }
        }
        for (Throwable t : chain) {
            if (String.valueOf(t.getMessage()).contains("AADSTS")) {
                return Optional.of(signIn(where, t));
            }
        }
        for (Throwable t : chain) {
            if (t instanceof IOException || t instanceof TimeoutException) {
                String message = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
                return Optional.of(new ArmException(
                        ArmException.Kind.UNREACHABLE, 0, words("No answer: " + message), where, "", null));
            }
        }
        for (Throwable t : chain) {
            if (t instanceof ClientAuthenticationException || t instanceof CredentialUnavailableException) {
                return Optional.of(signIn(where, t));
            }
        }
        return Optional.empty();
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = thrown; t != null && !chain.contains(t); t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }

    private static ArmException signIn(String where, Throwable t) {
        String message = String.valueOf(t.getMessage());
        int status = t instanceof HttpResponseException e && e.getResponse() != null
                ? e.getResponse().getStatusCode()
                : message.contains("AADSTS") || t instanceof CredentialUnavailableException ? 401 : 0;
        return new ArmException(ArmException.Kind.SIGN_IN, status, words(message), where, "", null);
    }

    private static ServiceError words(String message) {
        return new ServiceError(
                "", ServiceError.clean(message.lines().findFirst().orElse("")), List.of());
    }

    /** Method and path; the query may hold a signature. */
    static String describe(HttpRequest request) {
        return request.getHttpMethod() + " " + request.getUrl().getPath();
    }

    private static String correlation(HttpHeaders headers) {
        String id = headers.getValue(CORRELATION);
        id = id == null ? headers.getValue(REQUEST_ID) : id;
        return id == null ? "" : id;
    }

    /** Retry-After in seconds; the HTTP-date form is not used by Resource Manager. */
    static @Nullable Duration retryAfter(HttpHeaders headers) {
        String seconds = headers.getValue(HttpHeaderName.RETRY_AFTER);
        return seconds != null && seconds.strip().matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(seconds.strip()))
                : null;
    }
}
