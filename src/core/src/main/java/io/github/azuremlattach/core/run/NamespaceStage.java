package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.plan.Looked;
import java.time.Duration;
import java.util.Optional;

/** Asks the cluster for the namespace and waits for kubectl's word. */
final class NamespaceStage implements Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Run run;

    NamespaceStage(Run run) {
        this.run = run;
    }

    @Override
    public Next work() {
        Optional<Looked<Boolean>> answer = run.commons()
                .namespaces(run.request().cluster())
                .has(run.request().kubernetes().namespace(), run.state().attempt < 3);
        Duration waited = Duration.ofMillis(run.now() - run.state().entered);
        if (answer.isEmpty() && waited.compareTo(PATIENCE) < 0) {
            return new Next.Again(pause(waited));
        }
        run.memory().namespace = Optional.of(answer.orElseGet(
                () -> new Looked.Unseen<>("kubectl gave no answer within " + PATIENCE.toSeconds() + " s")));
        return new Next.Go(StageName.DECIDE);
    }

    /** Half a second at first; a command takes a few seconds as a rule. */
    static Duration pause(Duration waited) {
        return Duration.ofMillis(Math.max(500, Math.min(3000, waited.toMillis())));
    }
}
