package io.github.azuremlattach.core.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves a compute by a smallest job, which has to complete. It alters nothing of what is attached.
 *
 * @param id its name within the plan
 * @param compute the compute's name
 * @param workspace the workspace's ARM id
 * @param instanceType the instance type that the job asks for; empty for the default one
 * @param environment the environment of the job, as Azure takes it; empty where it is made of the image
 * @param image the container image that an environment is made of where there is none yet; empty where one is named
 * @param job the job's name; empty until it is begun
 */
public record VerifyCompute(
        String id,
        String compute,
        String workspace,
        String instanceType,
        String environment,
        String image,
        String job,
        Reason reason,
        List<String> after)
        implements Change {
    static final String KIND = "verify";

    public VerifyCompute {
        after = List.copyOf(after);
    }

    /** The same with the name of the job that was begun for it. */
    public VerifyCompute by(String begun) {
        return new VerifyCompute(id, compute, workspace, instanceType, environment, image, begun, reason, after);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String past() {
        return "verified";
    }

    @Override
    public boolean alters() {
        return false;
    }

    @Override
    public String subject() {
        return compute + " by a job on " + (instanceType.isEmpty() ? "its default instance type" : instanceType);
    }

    @Override
    public List<String> details() {
        List<String> details = new ArrayList<>();
        if (!job.isEmpty()) {
            details.add("job " + job);
        }
        details.add(image.isEmpty() ? "environment " + environment : "image " + image);
        return details;
    }

    @Override
    public Optional<String> fullId() {
        return job.isEmpty() ? Optional.empty() : Optional.of(workspace + "/jobs/" + job);
    }
}
