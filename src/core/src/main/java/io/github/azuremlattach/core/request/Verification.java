package io.github.azuremlattach.core.request;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How an attached compute is proved.
 *
 * @param byJob whether jobs are run on it
 * @param instanceTypes the instance types that are proved besides the default one
 * @param environment the environment of the jobs, as Azure takes it; empty where an image is given
 * @param image the container image of the jobs; empty where an environment is given
 * @param timeout the longest time for a job
 * @param origin where the run comes from: {@code repository}, {@code commit} and {@code run}, as far as known
 */
public record Verification(
        boolean byJob,
        List<String> instanceTypes,
        String environment,
        String image,
        Duration timeout,
        Map<String, String> origin) {

    public Verification {
        instanceTypes = List.copyOf(instanceTypes);
        origin = Map.copyOf(origin);
    }

    /** What is asked for, for a comparison; empty where nothing is. */
    String words() {
        return byJob ? " verify" + instanceTypes + " " + environment + image + " " + timeout : "";
    }
}
