package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.azure.Relays;
import io.github.azuremlattach.core.result.CreateRelay;
import java.time.Duration;
import java.util.Optional;

/**
 * Creates a relay as the Azure CLI does: the namespace, then the hybrid connection, then its rule; what is there already is
 * kept.
 *
 * <p>Source: Azure CLI extension k8s-extension, AzureMLKubernetes.py.
 */
final class CreateRelayExecutor implements StepExecutor<CreateRelay> {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Override
    public StepResult execute(CreateRelay change, StepState step, RunContext context) {
        Relays relays = context.azure().relays();
        Optional<String> state = relays.state(change.relay());
        if (state.isEmpty()) {
            writes(step, context);
            relays.create(change.relay(), change.location());
            return new StepResult.Wait(PAUSE);
        }
        // A new namespace is Created, then Succeeded.
        if (!ProvisioningState.of(state.get()).isTerminal()) {
            return new StepResult.Wait(PAUSE);
        }
        if (!relays.hasConnection(change.relay(), change.connection())) {
            writes(step, context);
            relays.createConnection(change.relay(), change.connection());
        }
        if (!relays.hasRule(change.relay(), change.connection())) {
            writes(step, context);
            relays.createRule(change.relay(), change.connection());
        }
        return step.since > 0 || step.mayHaveWritten(context.process())
                ? new StepResult.Done()
                : new StepResult.Found();
    }

    /** Notes it before the request, whose answer may get lost. */
    private static void writes(StepState step, RunContext context) {
        step.since = context.now();
    }
}
