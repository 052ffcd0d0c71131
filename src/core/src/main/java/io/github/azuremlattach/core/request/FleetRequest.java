package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;

/**
 * Many computes to be attached in one run, checked and complete.
 *
 * @param targets the computes, in the order of the manifest
 * @param maxParallel how many are under way at one time
 * @param failFast whether none is begun after one has failed
 */
public record FleetRequest(List<AttachRequest> targets, int maxParallel, boolean failFast) {

    public FleetRequest {
        targets = List.copyOf(targets);
    }

    /** Whether settings ask for many computes. */
    public static boolean isAskedFor(AttachSettings settings) {
        return !settings.value(Parameter.MANIFEST).isBlank();
    }

    /**
     * Reads the manifest that settings name, and takes the shard that they ask for.
     *
     * @throws InvalidSettingsException with every mistake in all of it at once
     */
    public static FleetRequest from(AttachSettings settings) {
        return FleetParser.parse(settings);
    }
}
