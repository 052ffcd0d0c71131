package io.github.azuremlattach.core.azure;

import io.github.azuremlattach.core.request.ResourceId;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A smallest command job.
 *
 * @param compute the compute that runs it
 * @param environment its environment, as Azure takes it
 * @param instanceType its instance type; empty for the compute's default one
 * @param experiment the experiment that it is listed under
 * @param title what Studio calls it
 * @param limit how long it may run before Azure cancels it
 * @param tags its tags
 */
public record CommandJob(
        ResourceId compute,
        String environment,
        String instanceType,
        String experiment,
        String title,
        Duration limit,
        Map<String, String> tags) {
    public CommandJob {
        tags = new TreeMap<>(tags);
    }
}
