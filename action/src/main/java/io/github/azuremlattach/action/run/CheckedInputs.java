package io.github.azuremlattach.action.run;

import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Mistake;
import io.github.azuremlattach.core.signin.SignInEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was asked for and how to sign in, checked together, so that all mistakes come at once.
 *
 * @param request the computes; one compute is a fleet of one
 * @param isManifest whether a manifest named them
 * @param connector the way to Azure
 */
record CheckedInputs(FleetRequest request, boolean isManifest, AzureConnector connector) {

    /**
     * Checks settings.
     *
     * @param before what is known to be wrong already
     * @throws InvalidSettingsException with every mistake at once
     */
    static CheckedInputs of(
            AttachSettings settings, SignInEnvironment environment, String userAgent, List<String> before) {
        boolean manifest = FleetRequest.isAskedFor(settings);
        List<Mistake> mistakes =
                new ArrayList<>(before.stream().map(Mistake::of).toList());
        Optional<FleetRequest> request = read(
                mistakes,
                () -> manifest
                        ? FleetRequest.from(settings)
                        : new FleetRequest(List.of(AttachRequest.from(settings)), 1, false));
        Optional<AzureConnector> connector = read(mistakes, () -> AzureConnector.in(environment, settings, userAgent));
        if (!mistakes.isEmpty()) {
            throw InvalidSettingsException.of(mistakes);
        }
        return new CheckedInputs(request.orElseThrow(), manifest, connector.orElseThrow());
    }

    private static <T> Optional<T> read(List<Mistake> mistakes, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidSettingsException e) {
            mistakes.addAll(e.located());
            return Optional.empty();
        }
    }
}
