package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.Optional;

/** Whether the compute to detach is an attached Kubernetes cluster, and nothing that Azure itself runs. */
final class IsAttachedCompute implements Check {
    private static final String NAME = "attached compute";

    @Override
    public Optional<Verdict> verdict(CheckContext evidence) {
        return evidence.findings()
                .compute()
                .map(compute -> compute.isKubernetes() && compute.attached().orElse(true)
                        ? Verdict.pass(NAME, compute.name() + " is an attached Kubernetes cluster")
                        : Verdict.fail(
                                NAME,
                                compute.name() + " is of type " + compute.computeType()
                                        + " and no attached Kubernetes cluster",
                                Advice.remedy("Correct " + evidence.request().name(Parameter.COMPUTE_NAME)
                                        + ": only attached Kubernetes clusters are detached.")));
    }
}
