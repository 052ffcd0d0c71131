package io.github.azuremlattach.core.faults;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What may happen to a request: a fault as the emulator's scenarios write it, a line that is dead, a clock that jumps. */
enum Trouble {
    THROTTLED("429"),
    THROTTLED_WITH_RETRY_AFTER("{status: 429, retryAfter: 7}"),
    INTERNAL_SERVER_ERROR("500"),
    BAD_GATEWAY("502"),
    SERVICE_UNAVAILABLE("503"),
    GATEWAY_TIMEOUT("504"),
    DONE_BUT_INTERNAL_SERVER_ERROR("{status: 500, processed: true}"),
    DONE_BUT_BAD_GATEWAY("{status: 502, processed: true}"),
    DONE_BUT_SERVICE_UNAVAILABLE("{status: 503, processed: true}"),
    DONE_BUT_GATEWAY_TIMEOUT("{status: 504, processed: true}"),
    CONNECTION_REFUSED(Duration.ZERO),
    CONNECTION_CLOSED("refuse"),
    RESET_BEFORE("reset-before"),
    RESET_AFTER("reset-after"),
    HANG("hang"),
    DONE_BUT_HANG("{kind: hang, processed: true}"),
    CUT_BODY("cut-body"),
    WRONG_CONTENT_TYPE("wrong-content-type"),
    HTML("html"),
    HTML_AS_SUCCESS("{kind: html, status: 200}"),
    DONE_BUT_HTML("{kind: html, processed: true}"),
    DONE_BUT_HTML_AS_SUCCESS("{kind: html, status: 200, processed: true}"),
    EMPTY_BODY("empty-body"),
    UNAUTHORIZED("401"),
    EXPIRED_TOKEN("expired-token"),
    STATUS_NOT_FOUND("404"),
    FOREIGN_STATUS_HOST("{kind: foreign-status-host, host: evil.example}"),
    CLOCK_AHEAD(Duration.ofMinutes(20)),
    CLOCK_AHEAD_BEYOND_THE_TIMEOUT(Duration.ofHours(2)),
    CLOCK_BACK(Duration.ofHours(-1)),
    CLOCK_FAR_BACK(Duration.ofDays(-2));

    /** The fault in a scenario; empty where the emulator has no part in it. */
    final String fault;

    /** How far the clock jumps. */
    final Duration jump;

    Trouble(String fault) {
        this.fault = fault;
        this.jump = Duration.ZERO;
    }

    Trouble(Duration jump) {
        this.fault = "";
        this.jump = jump;
    }

    boolean hangs() {
        return fault.contains("hang");
    }

    /** Whether the connection suffers, so that there has to be one. */
    boolean isOfTheConnection() {
        return switch (this) {
            case CONNECTION_CLOSED, RESET_BEFORE, RESET_AFTER, CUT_BODY, WRONG_CONTENT_TYPE -> true;
            default -> hangs();
        };
    }

    /** Whether it is tried as lasting, too: one of each kind. */
    boolean lasts() {
        return switch (this) {
            case SERVICE_UNAVAILABLE, RESET_AFTER, UNAUTHORIZED, STATUS_NOT_FOUND, FOREIGN_STATUS_HOST -> true;
            case THROTTLED_WITH_RETRY_AFTER,
                    CONNECTION_CLOSED,
                    CUT_BODY,
                    WRONG_CONTENT_TYPE,
                    HTML_AS_SUCCESS,
                    EMPTY_BODY -> Cells.ALL;
            default -> false;
        };
    }

    /**
     * Whether it is its turn among its like to befall a request: a build tries each kind on each request, and writes with
     * all. {@code -Dmatrix=all} tries everything.
     *
     * @param place the request's place among those of its attach
     */
    boolean hasItsTurn(Target target, int place) {
        List<Trouble> like =
                Stream.of(values()).filter(other -> other.kind() == kind()).toList();
        return Cells.ALL || target.write() || like.indexOf(this) == place % like.size();
    }

    private Kind kind() {
        return switch (this) {
            case THROTTLED, THROTTLED_WITH_RETRY_AFTER -> Kind.THROTTLED;
            case CONNECTION_REFUSED, CONNECTION_CLOSED, RESET_BEFORE, RESET_AFTER, HANG -> Kind.DISCONNECTED;
            case CUT_BODY, WRONG_CONTENT_TYPE, HTML, HTML_AS_SUCCESS, EMPTY_BODY -> Kind.GARBLED;
            case UNAUTHORIZED, EXPIRED_TOKEN -> Kind.UNAUTHORIZED;
            case STATUS_NOT_FOUND -> Kind.STATUS_LOST;
            case FOREIGN_STATUS_HOST -> Kind.STATUS_ELSEWHERE;
            case INTERNAL_SERVER_ERROR, BAD_GATEWAY, SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT -> Kind.SERVER_ERROR;
            case CLOCK_AHEAD, CLOCK_AHEAD_BEYOND_THE_TIMEOUT, CLOCK_BACK, CLOCK_FAR_BACK -> Kind.CLOCK;
            default -> Kind.DONE_ALL_THE_SAME;
        };
    }

    /** What a run cannot tell apart, or should not. */
    private enum Kind {
        THROTTLED,
        SERVER_ERROR,
        DISCONNECTED,
        GARBLED,
        UNAUTHORIZED,
        STATUS_LOST,
        STATUS_ELSEWHERE,
        CLOCK,
        DONE_ALL_THE_SAME
    }

    /** Whether it can befall a request at all. */
    boolean befalls(Target target) {
        return switch (this) {
            case STATUS_NOT_FOUND -> target.isStatus();
            case FOREIGN_STATUS_HOST -> target.startsOperation();
            // A refusal that has lost its words is taken for what its status says.
            case EMPTY_BODY -> !(target.write() && target.refused());
            // The library that signs in keeps to Retry-After by the real clock, which no test moves.
            case EXPIRED_TOKEN, THROTTLED_WITH_RETRY_AFTER -> !target.isSignIn();
            default -> !name().startsWith("DONE_BUT") || target.write();
        };
    }
}
