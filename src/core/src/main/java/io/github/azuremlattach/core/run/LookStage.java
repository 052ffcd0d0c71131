package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.survey.Observation;
import java.util.Optional;

/** CachedReads at what exists. */
final class LookStage implements Stage {
    private static final String ALWAYS_THERE = "default";

    private final Run run;

    LookStage(Run run) {
        this.run = run;
    }

    @Override
    public Next work() {
        AttachRequest request = run.request();
        if (run.state().warnings.isEmpty()) {
            request.warnings().forEach(run::warn);
        }
        run.findings();
        boolean wanted = request.policy().mode() != Mode.DETACH
                && (request.policy().preflight() != Policy.Preflight.OFF
                        || request.policy().createNamespace());
        if (!wanted) {
            return new Next.Go(StageName.DECIDE);
        }
        if (request.kubernetes().namespace().equals(ALWAYS_THERE)) {
            return known(new Observation.Seen<>(true));
        }
        Optional<Optional<Cluster>> looked = run.findings().cluster().seen();
        Optional<Cluster> cluster = looked.flatMap(c -> c);
        boolean stopped = cluster.filter(c -> c.availability().equalsIgnoreCase("Stopped"))
                .isPresent();
        if ((looked.isPresent() && cluster.isEmpty()) || stopped) {
            return new Next.Go(StageName.DECIDE);
        }
        if (!request.cluster().isAks()) {
            return known(new Observation.Unseen<>("Azure offers no look into an Arc cluster"));
        }
        if (!cluster.map(Cluster::runCommand).orElse(true)) {
            return known(new Observation.Unseen<>("run-command is disabled on the cluster"));
        }
        return new Next.Go(StageName.NAMESPACE);
    }

    private Next known(Observation<Boolean> namespace) {
        run.memory().namespace = Optional.of(namespace);
        return new Next.Go(StageName.DECIDE);
    }
}
