package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.InstanceTypes;
import io.github.azuremlattach.core.azure.RunCommands;
import io.github.azuremlattach.core.result.ApplyInstanceTypes;
import io.github.azuremlattach.core.survey.RunCommandCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Applies instance types by run-command: kubectl compares them once more, so that it does no harm to apply them twice. An
 * extension that has just been installed may need a moment until the cluster knows what an instance type is.
 */
final class ApplyInstanceTypesExecutor implements StepExecutor<ApplyInstanceTypes> {
    private static final Duration DEFINED = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Override
    public StepResult execute(ApplyInstanceTypes change, StepState step, RunContext context) {
        RunCommandCall command = context.command(change.id(), command(change));
        Optional<RunCommands.Result> result = command.result(context.azure().runCommands(), context.state().entra);
        if (result.isEmpty()) {
            step.given = true;
            return new StepResult.Wait(RunCommandCall.pause(step.looks++));
        }
        context.answered(change.id());
        String logs = result.get().logs();
        if (result.get().exitCode().orElse(1) == 0) {
            boolean unchanged = logs.lines().allMatch(line -> line.isBlank() || line.endsWith(" unchanged"));
            boolean ours = command.isRepeated() || step.mayHaveWritten(context.process());
            return unchanged && !ours ? new StepResult.Found() : new StepResult.Done();
        }
        step.since = step.since == 0 ? context.now() : step.since;
        boolean undefined = logs.contains("no matches for kind");
        if (undefined && context.now() - step.since < DEFINED.toMillis()) {
            step.given = false;
            step.looks = 0;
            return new StepResult.Wait(PAUSE);
        }
        return new StepResult.Fail(new KubectlFailure(context).instanceTypes(change, result.get()));
    }

    /** The manifest comes in base64, which no shell can misread. */
    private static String command(ApplyInstanceTypes change) {
        String manifest = InstanceTypes.manifest(change.types());
        return "echo " + Base64.getEncoder().encodeToString(manifest.getBytes(StandardCharsets.UTF_8))
                + " | base64 -d | kubectl apply -f -";
    }
}
