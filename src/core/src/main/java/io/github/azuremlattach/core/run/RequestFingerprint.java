package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.result.ReportJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Names a request by what it asks for, so that a checkpoint of another one is refused. */
final class RequestFingerprint {
    private static final int LENGTH = 16;

    private RequestFingerprint() {}

    /** The policy, but for what decides nothing about what is attached; earlier checkpoints do not know that. */
    private static String decisive(Policy policy) {
        return policy.toString().replaceFirst("diagnoseCluster=\\w+, ", "");
    }

    static String of(AttachRequest request) {
        String asked = String.join(
                "\n",
                request.computeId().toString().toLowerCase(Locale.ROOT),
                request.target()
                        .map(cluster -> cluster.id().toString())
                        .orElse("")
                        .toLowerCase(Locale.ROOT),
                request.identity().type() + " " + request.identity().userAssigned(),
                request.kubernetes().namespace(),
                request.kubernetes().description(),
                request.kubernetes().defaultInstanceType(),
                ReportJson.sorted(request.kubernetes().instanceTypes()),
                request.computeRoles().toString(),
                decisive(request.policy())
                        + request.provision().words()
                        + (request.tags().named().isEmpty()
                                ? ""
                                : request.tags().named()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
