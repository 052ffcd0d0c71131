package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.ArmGuid;
import io.github.azuremlattach.core.azure.CommandJob;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.request.Verification;
import io.github.azuremlattach.core.result.VerifyCompute;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The job that proves a compute: its names, its environment and its tags, which say where it comes from. */
final class VerificationJob {
    private static final String PRODUCT = "azureml-attach";
    private static final int MAX_NAME = 100;
    private static final int MAX_TAG = 256;

    private final AttachRequest request;
    private final VerifyCompute change;

    VerificationJob(AttachRequest request, VerifyCompute change) {
        this.request = request;
        this.change = change;
    }

    /** A name that no other job has. */
    static String newName(VerifyCompute change) {
        String type = change.instanceType().isEmpty() ? "" : "-" + change.instanceType();
        String readable = plain("attach-" + change.compute() + type);
        return readable + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    ResourceId id() {
        return request.workspace().child("jobs", change.job());
    }

    /** The environment that is made of the image: a version for each image, since a version never changes. */
    ResourceId environmentId() {
        String version = ArmGuid.of(change.image()).substring(0, 8);
        return request.workspace().child("environments", PRODUCT + "-verify").child("versions", version);
    }

    CommandJob command() {
        Verification verification = request.provision().verification();
        Map<String, String> origin = verification.origin();
        Map<String, String> tags = new TreeMap<>(Map.of("created-by", PRODUCT, "compute", change.compute()));
        origin.forEach((what, value) -> tags.put("origin-" + what, cut(value)));
        String run = origin.getOrDefault("run", "");
        return new CommandJob(
                request.computeId(),
                change.image().isEmpty()
                        ? change.environment()
                        : environmentId().toString(),
                change.instanceType(),
                plain(PRODUCT + (origin.containsKey("repository") ? "-" + origin.get("repository") : "")),
                cut("Verify " + change.compute() + (run.isEmpty() ? "" : " for " + run)),
                verification.timeout(),
                tags);
    }

    private static String plain(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9_-]+", "-");
        return plain.substring(0, Math.min(plain.length(), MAX_NAME));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), MAX_TAG));
    }
}
