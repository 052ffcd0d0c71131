package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.core.azure.CommandJob;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.result.Reason;
import io.github.azuremlattach.core.result.VerifyCompute;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a job that proves a compute says of the run that began it. */
class VerificationJobTest {
    private static CommandJob command(Map<String, String> origin) {
        VerifyCompute change = new VerifyCompute(
                "verify-1",
                "k8s-compute",
                Rig.WORKSPACE,
                "",
                "",
                "an/image:1",
                "job-1",
                Reason.VERIFICATION_REQUESTED,
                List.of());
        return new VerificationJob(Ask.aks().from(origin).with("verify", "job").request(), change).command();
    }

    @Test
    void itSaysWhereTheRunComesFrom() {
        CommandJob job = command(Map.of("repository", "contoso/models", "run", "17"));

        assertEquals(
                Map.of(
                        "created-by", "azureml-attach",
                        "compute", "k8s-compute",
                        "origin-repository", "contoso/models",
                        "origin-run", "17"),
                job.tags());
        assertEquals("azureml-attach-contoso-models", job.experiment());
        assertEquals("Verify k8s-compute for 17", job.title());
    }

    @Test
    void aRunFromNowhereSaysOnlyWhatMadeIt() {
        CommandJob job = command(Map.of());

        assertEquals(Map.of("created-by", "azureml-attach", "compute", "k8s-compute"), job.tags());
        assertEquals("azureml-attach", job.experiment());
        assertEquals("Verify k8s-compute", job.title());
    }
}
