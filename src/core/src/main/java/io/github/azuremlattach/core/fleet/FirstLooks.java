package io.github.azuremlattach.core.fleet;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets one target look at a cluster that has not answered anybody yet: the others would only wait for the same answer, and
 * hold a thread each while a cluster hangs.
 */
final class FirstLooks {
    private final Set<String> answered = new HashSet<>();
    private final Set<String> asked = new HashSet<>();

    private FirstLooks() {}

    static FirstLooks of(List<TargetRun> targets) {
        FirstLooks looks = new FirstLooks();
        for (TargetRun target : targets) {
            Optional<String> awaited = target.awaited();
            if (awaited.isEmpty()) {
                looks.answered.add(target.cluster);
            } else if (target.isBusy()) {
                looks.asked.add(awaited.get());
            }
        }
        return looks;
    }

    /** Whether a target need not wait for another one's look. */
    boolean allow(TargetRun target) {
        return target.isBusy()
                || target.awaited()
                        .filter(cluster -> asked.contains(cluster) && !answered.contains(cluster))
                        .isEmpty();
    }

    /** A target goes to work. */
    void begin(TargetRun target) {
        target.awaited().ifPresent(asked::add);
    }
}
