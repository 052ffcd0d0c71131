package io.jenkins.plugins.azuremlattach;

import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import java.util.List;
import java.util.Optional;

/** Outcomes that this plugin gives itself, since no run of the core has come to one. */
final class OutcomeCopy {
    private OutcomeCopy() {}

    /** A compute of which nothing is known but what was asked for. */
    static AttachOutcome unknown(String name, AttachRequest request) {
        return identity(
                name,
                Kind.UNFINISHED,
                request.computeId().toString(),
                request.workspace().toString(),
                request.target().map(cluster -> cluster.id().toString()).orElse(""),
                request.kubernetes().namespace(),
                List.of());
    }

    /** A compute whose arguments could not even be read. */
    static AttachOutcome nameless(String name) {
        return identity(name, Kind.UNFINISHED, "", "", "", "", List.of());
    }

    /** A compute that was not begun. */
    static AttachOutcome skipped(AttachOutcome known) {
        return identity(
                known.name(),
                Kind.SKIPPED,
                known.computeId(),
                known.workspace(),
                known.cluster(),
                known.namespace(),
                List.of());
    }

    /** A compute that was left alone on purpose. */
    static AttachOutcome untouched(AttachOutcome known, String why) {
        return identity(
                known.name(),
                Kind.UNCHANGED,
                known.computeId(),
                known.workspace(),
                known.cluster(),
                known.namespace(),
                List.of(why));
    }

    /** The run failed where it stood. */
    static AttachOutcome failed(AttachOutcome known, AttachFailure why) {
        return new AttachOutcome(
                known.name(),
                Kind.FAILED,
                known.computeId(),
                known.workspace(),
                known.cluster(),
                known.namespace(),
                known.provisioningState(),
                known.principalId(),
                known.changed(),
                known.plan(),
                known.checks(),
                known.changes(),
                known.warnings(),
                known.timeline(),
                known.portalLink(),
                Optional.of(why));
    }

    private static AttachOutcome identity(
            String name,
            Kind kind,
            String computeId,
            String workspace,
            String cluster,
            String namespace,
            List<String> warnings) {
        return new AttachOutcome(
                name,
                kind,
                computeId,
                workspace,
                cluster,
                namespace,
                "",
                "",
                false,
                Optional.empty(),
                List.of(),
                List.of(),
                warnings,
                List.of(),
                "",
                Optional.empty());
    }
}
