package io.jenkins.plugins.azuremlattach;

import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.AttachCompute;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachOutcome.Kind;

/** What a build has attached itself, as opposed to what it found. */
final class OwnAttaches {
    private OwnAttaches() {}

    /** Whether a step of the build made a compute; an attach that Azure accepted and that failed later counts. */
    static boolean contain(AttachBuildAction action, ResourceId compute) {
        return action.getRecords().stream()
                .map(AttachRecord::outcome)
                .filter(outcome -> outcome.computeId().equalsIgnoreCase(compute.toString()))
                .anyMatch(OwnAttaches::attached);
    }

    private static boolean attached(AttachOutcome outcome) {
        boolean made = outcome.changes().stream()
                .anyMatch(result -> result.change() instanceof AttachCompute
                        && result.status().changed());
        return made || outcome.kind() == Kind.ATTACHED || outcome.kind() == Kind.REPLACED;
    }
}
