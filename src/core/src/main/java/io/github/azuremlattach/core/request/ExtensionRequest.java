package io.github.azuremlattach.core.request;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is asked for of the Azure Machine Learning extension of the cluster.
 *
 * @param action what is done about it
 * @param name the instance's name where it is installed
 * @param version the version; empty for the newest, which Azure then keeps up to date
 * @param train the release train; empty for Azure's choice
 * @param settings the settings that are named, in their order
 * @param timeout the longest wait for one installation or update
 */
public record ExtensionRequest(
        Action action, String name, String version, String train, Map<String, String> settings, Duration timeout) {

    /** What is done about the extension. */
    public enum Action {
        /** It is only looked at. */
        CHECK,
        /** It is installed where it is missing or has failed. */
        INSTALL,
        /** The same, and what differs is changed. */
        UPDATE
    }

    public ExtensionRequest {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** Whether a missing extension is installed. */
    public boolean installs() {
        return action != Action.CHECK;
    }
}
