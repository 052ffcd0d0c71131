package io.github.azuremlattach.core.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Azure refused a request, answered it with garbage, or did not answer. Never carries a query string or a token. */
public final class ArmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is. */
    public enum Kind {
        /** An answer with an error status. */
        REFUSED,
        /** An answer that is no JSON where JSON belongs. */
        GARBLED,
        /** No answer: the connection failed, broke or timed out. */
        UNREACHABLE,
        /** TLS: the certificate is not trusted. */
        UNTRUSTED,
        /** No access token: Microsoft Entra refused the sign-in. */
        SIGN_IN
    }

    /**
     * Codes of a 409 that passes by itself, such as AnotherOperationInProgress (Azure's networks and identities),
     * OperationInProgress (Resource Manager) and ConcurrentOperationInProgress.
     */
    private static final Pattern BUSY = Pattern.compile("(?i).*InProgress|AnotherActiveOperation|OperationPreempted"
            + "|ConflictingConcurrentWriteNotAllowed|ConflictingServerOperation"
            + "|ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity");

    private final Kind kind;
    private final int status;
    private final transient ServiceError error;
    private final String request;
    private final String correlationId;
    private final @Nullable Duration retryAfter;
    private final boolean lasts;

    public ArmException(
            Kind kind,
            int status,
            ServiceError error,
            String request,
            String correlationId,
            @Nullable Duration retryAfter) {
        this(kind, status, error, request, correlationId, retryAfter, false);
    }

    private ArmException(
            Kind kind,
            int status,
            ServiceError error,
            String request,
            String correlationId,
            @Nullable Duration retryAfter,
            boolean lasts) {
        super(request + ": " + (status > 0 ? "HTTP " + status + " " : "") + error.innermost());
        this.kind = kind;
        this.status = status;
        this.error = error;
        this.request = request;
        this.correlationId = correlationId;
        this.retryAfter = retryAfter;
        this.lasts = lasts;
    }

    /** Nobody answered in time, in words. */
    public static ArmException unanswered(String words) {
        return new ArmException(Kind.UNREACHABLE, 0, new ServiceError("", words, List.of()), "a request", "", null);
    }

    /** The same trouble where another try cannot help. */
    public ArmException lasting() {
        ArmException same = new ArmException(kind, status, error, request, correlationId, retryAfter, true);
        same.initCause(getCause());
        same.setStackTrace(getStackTrace());
        return same;
    }

    /** What kind of trouble it is. */
    public Kind kind() {
        return kind;
    }

    /** The HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** What the service said. */
    public ServiceError error() {
        return error;
    }

    /** Method and path, without the query; or what else was asked for, such as "a token for ...". */
    public String request() {
        return request;
    }

    /** Azure's correlation id; empty when the answer had none. */
    public Optional<String> correlationId() {
        return correlationId.isEmpty() ? Optional.empty() : Optional.of(correlationId);
    }

    /** How long Azure asked to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Whether the same request may succeed a little later. */
    public boolean isTransient() {
        return !lasts
                && switch (kind) {
                    case GARBLED, UNREACHABLE -> true;
                    case REFUSED -> status == 408 || status == 429 || status >= 500 || isBusy();
                    case UNTRUSTED -> false;
                    case SIGN_IN -> status == 0 || status == 429 || status >= 500;
                };
    }

    /** Whether another operation on the same resource must end first. */
    public boolean isBusy() {
        return kind == Kind.REFUSED && status == 409 && error.anyCode(BUSY);
    }

    /** Whether the token was refused although it was given. */
    public boolean isUnauthorized() {
        return kind == Kind.REFUSED && status == 401;
    }

    /** Whether the caller lacks a permission. */
    public boolean isForbidden() {
        return kind == Kind.REFUSED && status == 403;
    }

    /** Whether the thing asked for is not there. */
    public boolean isNotFound() {
        return kind == Kind.REFUSED && status == 404;
    }

    /** Whether Azure may have carried out what it was asked, a write, although it did not say so; a token is no write. */
    public boolean mayHaveBeenCarriedOut() {
        boolean reads = request.matches("(?s)(GET|HEAD|a token) .*");
        boolean doubtful = kind == Kind.UNREACHABLE || kind == Kind.GARBLED || status >= 500 || status == 408;
        return !reads && doubtful;
    }
}
