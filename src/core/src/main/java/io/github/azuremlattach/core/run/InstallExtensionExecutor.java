package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.Extensions;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.InstallExtension;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Installs the extension where there is none or one that failed; an operation of somebody else is waited for. */
final class InstallExtensionExecutor implements StepExecutor<InstallExtension> {
    /** A hybrid connection's id: that of its namespace, then its name. */
    private static final Pattern CONNECTION = Pattern.compile("(.+)/hybridConnections/(.+)");

    @Override
    public StepResult execute(InstallExtension change, StepState step, RunContext context) {
        ExtensionWatch watch = new ExtensionWatch(change.id(), change.name(), step, context);
        if (step.status == Status.SUBMITTED) {
            return watch.look(Extension::isReady);
        }
        ClusterRef cluster = context.request().cluster();
        Optional<Extension> found = context.azure().extensions().find(cluster);
        ProvisioningState state = found.map(Extension::provisioningState).orElse(ProvisioningState.FAILED);
        boolean ours = step.mayHaveWritten(context.process());
        return switch (state) {
            case SUCCEEDED -> ours ? new StepResult.Done() : new StepResult.Found();
            case DELETING -> watch.pause(Optional.empty());
            case RUNNING -> ours ? watch.begun(Optional.empty()) : watch.pause(Optional.empty());
            case FAILED, CANCELED ->
                watch.begun(context.azure()
                        .extensions()
                        .install(
                                cluster,
                                change.name(),
                                new Extensions.Wanted(change.version(), change.train(), change.settings()),
                                secrets(change.settings(), context)));
        };
    }

    /** The way to the relay, which the extension of an Arc cluster needs: a secret, which is asked for at the last moment. */
    private static Map<String, String> secrets(Map<String, String> settings, RunContext context) {
        Matcher connection = CONNECTION.matcher(settings.getOrDefault("relayserver.hybridConnectionResourceID", ""));
        if (!connection.matches()
                || !settings.getOrDefault("relayserver.enabled", "").equalsIgnoreCase("true")) {
            return Map.of();
        }
        String secret = context.azure().relays().connectionString(connection.group(1), connection.group(2));
        return Map.of("relayserver.relayConnectionString", secret, "relayServerConnectionString", secret);
    }
}
