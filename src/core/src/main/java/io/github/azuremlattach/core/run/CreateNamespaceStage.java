package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.RunCommands;
import io.github.azuremlattach.core.survey.Observation;
import io.github.azuremlattach.core.survey.RunCommandCall;
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
        RunCommandCall command = run.memory().command;
        if (command == null) {
            command = new RunCommandCall(run.request().cluster(), "kubectl create namespace " + namespace);
            run.memory().command = command;
        }
        Optional<RunCommands.Result> result = command.result(run.azure().runCommands());
        if (result.isEmpty()) {
            return new Next.Again(FindNamespace.pause(run.state().looks++));
        }
        run.memory().command = null;
        String logs = result.get().logs();
        boolean isThere = logs.toLowerCase(Locale.ROOT).replace(" ", "").contains("alreadyexists");
        boolean wasMissing = run.memory().namespace.flatMap(Observation::seen).isPresent();
        if (result.get().exitCode().orElse(1) == 0 || (isThere && wasMissing && command.isRepeated())) {
            run.changed("Created namespace " + namespace);
        } else if (!isThere) {
            return new Next.Done(new Outcomes(run).failed(new Failures(run).namespaceNotCreated(result.get())));
        }
        return new Next.Go(new Route(run).after(StageName.CREATE_NAMESPACE));
    }
}
