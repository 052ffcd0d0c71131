package io.jenkins.plugins.azuremlattach;

import hudson.Util;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What version 1 saved of a compute: texts, of which the plan, the checks and the changes cannot be read as data. Never
 * written again, since transient fields are read from a saved build but not saved.
 */
abstract class SavedByVersion1 {
    private transient String clusterId;
    private transient String computeId;
    private transient String portalLink;
    private transient String provisioningState;
    private transient String principalId;
    private transient String failure;
    private transient int exitCode;
    private transient boolean changed;
    private transient List<String> details;
    private transient List<String> advice;
    private transient List<String> warnings;
    private transient List<String> changes;
    private transient List<StageTiming> laps;

    /** Whether there is anything of version 1. */
    final boolean wasSaved() {
        return laps != null;
    }

    /** What was changed, a line each. */
    final List<String> oldChanges() {
        return Util.fixNull(changes);
    }

    /** What can be read of it as an outcome. */
    final AttachOutcome outcome(String name, Kind kind) {
        String id = Util.fixNull(computeId);
        int end = id.toLowerCase(Locale.ROOT).lastIndexOf("/computes/");
        return new AttachOutcome(
                name,
                kind,
                id,
                end < 0 ? "" : id.substring(0, end),
                Util.fixNull(clusterId),
                "",
                Util.fixNull(provisioningState),
                Util.fixNull(principalId),
                changed,
                Optional.empty(),
                List.of(),
                List.of(),
                Util.fixNull(warnings),
                laps == null ? List.of() : laps.stream().map(StageTiming::span).toList(),
                Util.fixNull(portalLink),
                Optional.ofNullable(failure).map(this::failure));
    }

    private AttachFailure failure(String summary) {
        AttachFailure.Kind kind = List.of(AttachFailure.Kind.values()).stream()
                .filter(known -> known.exitCode() == exitCode)
                .findFirst()
                .orElse(AttachFailure.Kind.REFUSED);
        return AttachFailure.of(
                kind,
                summary,
                Util.fixNull(details),
                Util.fixNull(advice).stream().map(Advice::remedy).toList());
    }
}
