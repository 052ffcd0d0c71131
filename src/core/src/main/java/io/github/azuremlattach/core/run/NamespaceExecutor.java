package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.RunCommands;
import io.github.azuremlattach.core.result.CreateNamespace;
import io.github.azuremlattach.core.result.Reason;
import io.github.azuremlattach.core.survey.RunCommandCall;
import java.util.Locale;
import java.util.Optional;

/** Creates the namespace by run-command; one that exists by now is as good. */
final class NamespaceExecutor implements StepExecutor<CreateNamespace> {
    @Override
    public StepResult execute(CreateNamespace change, StepState step, RunContext context) {
        RunCommandCall command = context.command(change.id(), "kubectl create namespace " + change.namespace());
        Optional<RunCommands.Result> result = command.result(context.azure().runCommands(), context.state().entra);
        if (result.isEmpty()) {
            step.given = true;
            return new StepResult.Wait(RunCommandCall.pause(step.looks++));
        }
        context.answered(change.id());
        String logs = result.get().logs();
        boolean exists = logs.toLowerCase(Locale.ROOT).replace(" ", "").contains("alreadyexists");
        boolean wasMissing = change.reason() == Reason.NAMESPACE_MISSING;
        if (result.get().exitCode().orElse(1) == 0) {
            return new StepResult.Done();
        }
        if (exists) {
            boolean ours = wasMissing && (command.isRepeated() || step.mayHaveWritten(context.process()));
            return ours ? new StepResult.Done() : new StepResult.Found();
        }
        return new StepResult.Fail(new KubectlFailure(context).namespace(result.get()));
    }
}
