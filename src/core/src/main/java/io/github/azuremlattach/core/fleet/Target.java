package io.github.azuremlattach.core.fleet;

import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One compute of a fleet.
 *
 * @param name what it is called in logs and reports: the compute's name, after its workspace's where that is needed
 * @param request what was asked for
 */
public record Target(String name, AttachRequest request) {

    /** The id of its cluster in lower case, one text for all that name the same; empty where the request names none. */
    String cluster() {
        return request.target()
                .map(named -> named.id().toString().toLowerCase(Locale.ROOT).intern())
                .orElse("");
    }

    /** It was not begun. */
    AttachOutcome skipped() {
        return without(AttachOutcome.Kind.SKIPPED, Optional.empty());
    }

    /** This program is at fault. */
    AttachOutcome broken(Throwable cause) {
        return without(
                AttachOutcome.Kind.FAILED,
                Optional.of(AttachFailure.of(
                        AttachFailure.Kind.INTERNAL,
                        "This program met something that it was not made for.",
                        List.of(String.valueOf(cause).replaceAll("[?]\\S*", "?...")),
                        List.of(Advice.remedy("Report it with the line above.")))));
    }

    private AttachOutcome without(AttachOutcome.Kind kind, Optional<AttachFailure> failure) {
        return new AttachOutcome(
                name,
                kind,
                request.computeId().toString(),
                request.workspace().toString(),
                request.target().map(cluster -> cluster.id().toString()).orElse(""),
                request.kubernetes().namespace(),
                "",
                "",
                false,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                failure);
    }
}
