package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.core.azure.CommandJob;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.Reason;
import io.github.azuremlattach.core.result.VerifyCompute;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a job that proves a compute says of the run that began it. */
class VerificationJobTest {
    /** Settings of a host that knows where it runs. */
    private record Hosted(AttachSettings given, Map<String, String> origin) implements AttachSettings {
        @Override
        public String value(Parameter parameter) {
            return given.value(parameter);
        }

        @Override
        public String nameOf(Parameter parameter) {
            return given.nameOf(parameter);
        }
    }

    private static CommandJob command(Map<String, String> origin) {
        AttachSettings given = AttachSettings.of(Map.of(
                "resource-group", "rg-ml",
                "workspace-name", "ml-prod",
                "subscription-id", "00000000-0000-0000-0000-000000000000",
                "compute-name", "k8s-compute",
                "resource-id", Rig.AKS,
                "verify", "job"));
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
        return new VerificationJob(AttachRequest.from(new Hosted(given, origin)), change).command();
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
