package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.survey.NamespaceListing;
import io.github.azuremlattach.core.survey.Observation;
import java.time.Duration;
import java.util.Optional;

/** Asks the cluster for the namespace and waits for kubectl's word. */
public final class FindNamespace implements Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofMillis(100);

    private final Run run;

    FindNamespace(Run run) {
        this.run = run;
    }

    @Override
    public Next work() {
        NamespaceListing namespaces = run.commons().namespaces(run.request().cluster());
        Optional<Observation<Boolean>> answer =
                namespaces.has(run.request().kubernetes().namespace(), run.state().attempt < 3);
        Duration waited = Duration.ofMillis(run.now() - run.state().entered);
        if (answer.isEmpty() && waited.compareTo(PATIENCE) < 0) {
            return new Next.Again(namespaces.pause());
        }
        run.memory().namespace = Optional.of(answer.orElseGet(
                () -> new Observation.Unseen<>("kubectl gave no answer within " + PATIENCE.toSeconds() + " s")));
        return new Next.Go(StageName.DECIDE);
    }

    /** Hardly any at first, for what needs no time, then 1 s growing to 3 s; a command takes a few seconds as a rule. */
    public static Duration pause(int looks) {
        return looks == 0
                ? SOON
                : Duration.ofMillis((long) Math.min(3000, 1000 * Math.pow(1.5, Math.min(looks, 9) - 1)));
    }
}
