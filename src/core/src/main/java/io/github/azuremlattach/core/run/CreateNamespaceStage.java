package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.RunCommands;
import java.util.Locale;
import java.util.Optional;

/** Creates the namespace by run-command; one that exists by now is as good. */
final class CreateNamespaceStage implements Stage {
    private final Run run;

    CreateNamespaceStage(Run run) {
        this.run = run;
    }

    @Override
    public Next work() {
        String namespace = run.request().kubernetes().namespace();
        String location = run.memory().command;
        Optional<RunCommands.Result> result;
        if (location == null) {
            RunCommands.Started started =
                    run.azure().runCommands().start(run.request().cluster(), "kubectl create namespace " + namespace);
            run.memory().command = started.location().orElse(null);
            result = started.result();
        } else {
            result = run.azure().runCommands().result(location);
        }
        if (result.isEmpty()) {
            return new Next.Again(NamespaceStage.pause(run.state().looks++));
        }
        run.memory().command = null;
        String logs = result.get().logs();
        if (result.get().exitCode().orElse(1) == 0) {
            run.changed("Created namespace " + namespace);
        } else if (!logs.toLowerCase(Locale.ROOT).replace(" ", "").contains("alreadyexists")) {
            return new Next.Done(new Outcomes(run).failed(new Failures(run).namespaceNotCreated(logs)));
        }
        return new Next.Go(new Route(run).after(StageName.CREATE_NAMESPACE));
    }
}
