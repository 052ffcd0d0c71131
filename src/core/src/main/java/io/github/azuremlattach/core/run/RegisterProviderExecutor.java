package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Providers;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.RegisterProvider;
import java.time.Duration;

/**
 * Registers a resource provider. The request is answered at once, and the registration goes on for minutes.
 *
 * <p>Source: Providers_Register of Microsoft.Resources 2021-04-01, learn.microsoft.com.
 */
final class RegisterProviderExecutor implements StepExecutor<RegisterProvider> {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Override
    public StepResult execute(RegisterProvider change, StepState step, RunContext context) {
        Providers providers = context.azure().providers();
        String state = providers.state(change.subscription(), change.provider());
        boolean ours = step.status == Status.SUBMITTED || step.mayHaveWritten(context.process());
        if (state.equalsIgnoreCase("Registered")) {
            return ours ? new StepResult.Done() : new StepResult.Found();
        }
        if (step.status == Status.SUBMITTED || state.equalsIgnoreCase("Registering")) {
            return ours && step.status == Status.PENDING
                    ? new StepResult.Submitted(PAUSE, "")
                    : new StepResult.Wait(PAUSE);
        }
        try {
            providers.register(change.subscription(), change.provider());
        } catch (ArmException e) {
            if (!e.isForbidden()) {
                throw e;
            }
            return StepResult.Refused.by(e);
        }
        return new StepResult.Submitted(Duration.ofSeconds(1), "");
    }
}
