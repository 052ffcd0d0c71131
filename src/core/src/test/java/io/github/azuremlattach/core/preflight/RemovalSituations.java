package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.plan.Found;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.survey.ClusterUse;
import io.github.azuremlattach.core.survey.Observation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** For each finding about the removal of the extension a situation in which it is found. */
final class RemovalSituations {
    private RemovalSituations() {}

    static void add(Map<Finding, CheckContext> all) {
        all.put(Finding.EXTENSION_TO_REMOVE, context(there(), new Observation.Seen<>(new ClusterUse(List.of(), 3))));
        all.put(
                Finding.EXTENSION_IN_USE,
                context(there(), new Observation.Seen<>(new ClusterUse(List.of("team-b in ml-test"), 3))));
        all.put(Finding.CLUSTER_USE_UNREADABLE, context(there(), Situations.unseen()));
        all.put(
                Finding.EXTENSION_ABSENT,
                context(new Observation.Seen<>(Optional.empty()), new Observation.Seen<>(ClusterUse.NONE)));
        all.put(Finding.EXTENSION_NOT_SEEN, context(Situations.unseen(), new Observation.Seen<>(ClusterUse.NONE)));
    }

    private static CheckContext context(Observation<Optional<Extension>> extension, Observation<ClusterUse> use) {
        Ask ask = Ask.aks().with("mode", "detach").with("remove-extension", "true");
        return Situations.context(
                ask, Found.compute(Found.SAME).extension(extension).use(use));
    }

    private static Observation<Optional<Extension>> there() {
        return new Observation.Seen<>(Optional.of(new Extension("azureml", "Succeeded", List.of(), Map.of())));
    }
}
