package io.github.azuremlattach.core.http;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
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
                ? new ServiceError("", "HTTP " + status + " with no error details", List.of())
                : error;
    }

    /** What a failure without an answer was. */
    public static ArmException noAnswer(HttpRequest request, Throwable thrown) {
        List<Throwable> chain = PlainWords.chain(thrown);
        return ConnectionTrouble.of(request)
                .explain(chain)
                .or(() -> SignInTrouble.explain(describe(request), chain))
                .orElseGet(() -> new ArmException(
                        ArmException.Kind.UNREACHABLE,
                        0,
                        new ServiceError("", "no answer: " + PlainWords.deepest(chain), List.of()),
                        describe(request),
                        "",
                        null));
    }

    /** What a sign-in that gave no token was: it may succeed a little later, unless the service said why not. */
    static ArmException noToken(HttpRequest request, Throwable thrown) {
        List<Throwable> chain = PlainWords.chain(thrown);
        return ConnectionTrouble.of(request)
                .explain(chain)
                .or(() -> SignInTrouble.explain(describe(request), chain))
                .orElseGet(() -> SignInTrouble.other(describe(request), chain));
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

    /** Retry-After, in seconds or as a date, which is reckoned from the answer's own. */
    static @Nullable Duration retryAfter(HttpHeaders headers) {
        String given = headers.getValue(HttpHeaderName.RETRY_AFTER);
        String text = given == null ? "" : given.strip();
        if (text.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        Optional<Instant> then = date(text);
        if (then.isEmpty()) {
            return null;
        }
        String sent = headers.getValue(HttpHeaderName.DATE);
        Instant now = date(sent == null ? "" : sent).orElseGet(Instant::now);
        Duration wait = Duration.between(now, then.get());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
