package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a compute is to be proved, and one sentence for what cannot be meant. */
class VerificationParametersTest {
    private static Ask job() {
        return Ask.aks().with("verify", "job");
    }

    private static Verification asked(Ask ask) {
        return ask.request().provision().verification();
    }

    @Test
    void byDefaultNoJobIsRun() {
        assertFalse(asked(Ask.aks()).byJob());
        assertEquals("", Ask.aks().request().provision().words(), "a checkpoint of before still fits");
    }

    @Test
    void aJobTakesAnImageOfAzureMl() {
        Verification verification = asked(job());

        assertTrue(verification.image().startsWith("mcr.microsoft.com/azureml/"), verification.image());
        assertEquals("", verification.environment());
        assertEquals(Duration.ofMinutes(20), verification.timeout());
    }

    @Test
    void instanceTypesAreAList() {
        assertEquals(
                List.of("small", "gpu"),
                asked(job().with("verify-instance-types", "small, gpu\n\nsmall"))
                        .instanceTypes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azureml:AzureML-Minimal:1",
                "azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
                "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ml/providers/"
                        + "Microsoft.MachineLearningServices/workspaces/ml-prod/environments/smoke/versions/1"
            })
    void anEnvironmentIsTakenAsItStands(String environment) {
        Verification verification = asked(job().with("verify-environment", environment));

        assertEquals(environment, verification.environment());
        assertEquals("", verification.image());
    }

    @ParameterizedTest
    @ValueSource(strings = {"crmlprod.azurecr.io/smoke:1", "library/python", "mcr.microsoft.com/a/b@sha256:" + DIGEST})
    void anImageIsAnEnvironmentToo(String image) {
        assertEquals(image, asked(job().with("verify-environment", image)).image());
    }

    private static final String DIGEST = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(strings = {"AzureML-Minimal", "azureml:AzureML-Minimal", "my image", "azureml:a:b:c"})
    void anythingElseIsOneSentence(String environment) {
        String mistake = job().with("verify-environment", environment).mistake();

        assertTrue(mistake.contains("give azureml:<name>:<version>"), mistake);
    }

    @Test
    void aJobNeedsTheWait() {
        String mistake = job().with("wait", "false").mistake();

        assertEquals("verify is 'job': a job needs a compute that has come up, so set wait to true.", mistake);
    }

    @Test
    void anInstanceTypeIsAName() {
        String mistake = job().with("verify-instance-types", "small;rm").mistake();

        assertTrue(mistake.startsWith("verify-instance-types is 'small;rm'"), mistake);
    }

    @Test
    void withoutAJobTheRestMeansNothing() {
        assertEquals(
                List.of("verify-timeout has no effect unless verify is job."),
                Ask.aks().with("verify-timeout", "5m").request().warnings());
        assertEquals(
                List.of("verify has no effect where mode is check, which writes nothing."),
                job().with("mode", "check").request().warnings());
    }
}
