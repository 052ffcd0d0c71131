package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.Optional;

/** Whether the cluster exists. */
final class ClusterExists implements Check {
    private static final String NAME = "cluster exists";

    @Override
    public Optional<Verdict> verdict(CheckContext evidence) {
        String id = evidence.request().cluster().id().toString();
        return Optional.of(evidence.findings()
                .cluster()
                .fold(
                        cluster -> cluster.isPresent()
                                ? Verdict.pass(
                                        NAME, "found the " + evidence.request().cluster())
                                : Verdict.fail(
                                        NAME,
                                        "there is no " + id,
                                        Advice.remedy(
                                                "Correct "
                                                        + evidence.request().name(Parameter.RESOURCE_ID)
                                                        + ", or let the pipeline's identity read the cluster's resource group.")),
                        why -> Verdict.couldNotCheck(
                                NAME,
                                why,
                                Advice.remedy("Give the pipeline's identity the role Reader on " + id + "."))));
    }
}
