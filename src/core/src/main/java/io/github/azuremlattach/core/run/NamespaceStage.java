package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.RunCommands;
import io.github.azuremlattach.core.plan.Looked;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Waits for kubectl's word about the namespace. */
final class NamespaceStage implements Stage {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Run run;

    NamespaceStage(Run run) {
        this.run = run;
    }

    @Override
    public Next work() {
        String location = run.memory().command;
        if (location == null) {
            return new Next.Go(StageName.LOOK);
        }
        Looked<Optional<RunCommands.Result>> result =
                Looked.at(() -> run.azure().runCommands().result(location), run.state().attempt < 3);
        Optional<Looked<Boolean>> verdict =
                result.fold(r -> r.map(NamespaceStage::judge), why -> Optional.of(new Looked.Unseen<>(why)));
        Duration waited = Duration.ofMillis(run.now() - run.state().entered);
        if (verdict.isEmpty() && waited.compareTo(PATIENCE) < 0) {
            return new Next.Again(pause(waited));
        }
        run.memory().command = null;
        run.memory().namespace = Optional.of(verdict.orElseGet(
                () -> new Looked.Unseen<>("kubectl gave no answer within " + PATIENCE.toSeconds() + " s")));
        return new Next.Go(StageName.DECIDE);
    }

    /** Half a second at first; a command takes a few seconds as a rule. */
    static Duration pause(Duration waited) {
        return Duration.ofMillis(Math.max(500, Math.min(3000, waited.toMillis())));
    }

    static Looked<Boolean> judge(RunCommands.Result result) {
        if (result.exitCode().isEmpty()) {
            return new Looked.Unseen<>("run-command failed: " + result.logs());
        }
        if (result.exitCode().get() == 0) {
            return new Looked.Seen<>(true);
        }
        return result.logs().toLowerCase(Locale.ROOT).replace(" ", "").contains("notfound")
                ? new Looked.Seen<>(false)
                : new Looked.Unseen<>("kubectl failed: " + result.logs());
    }
}
