package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.request.Verification;
import io.github.azuremlattach.core.result.Reason;
import io.github.azuremlattach.core.result.VerifyCompute;
import java.util.ArrayList;
import java.util.List;

/** Decides which jobs prove the compute: one on its default instance type, and one on each that is named. */
final class VerificationDecision {
    private VerificationDecision() {}

    /**
     * The jobs; none where none is asked for, or nothing may be written.
     *
     * @param after the changes that come first, which are all others
     */
    static List<VerifyCompute> changes(AttachRequest request, List<String> after) {
        Verification verification = request.provision().verification();
        List<VerifyCompute> jobs = new ArrayList<>();
        if (verification.byJob()
                && request.policy().mode() != Mode.CHECK
                && request.policy().await()) {
            jobs.add(job(request, "", 1, after));
            for (String type : verification.instanceTypes()) {
                jobs.add(job(request, type, jobs.size() + 1, after));
            }
        }
        return jobs;
    }

    private static VerifyCompute job(AttachRequest request, String instanceType, int number, List<String> after) {
        Verification verification = request.provision().verification();
        return new VerifyCompute(
                "verify-" + number,
                request.computeName(),
                request.workspace().toString(),
                instanceType,
                verification.environment(),
                verification.image(),
                "",
                Reason.VERIFICATION_REQUESTED,
                after);
    }
}
