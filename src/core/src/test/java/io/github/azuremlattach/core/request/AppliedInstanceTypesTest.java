package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instance types that are to be resources of the cluster need more than those of the compute alone. */
class AppliedInstanceTypesTest {
    private static final String RIGHT =
            "{small: {resources: {requests: {cpu: 100m, memory: 1Gi}, limits: {cpu: 0.5, memory: 1Gi}}}}";

    private static Ask applied(Ask ask, String types) {
        return ask.with("apply-instance-types", "true").with("instance-types", types);
    }

    @Test
    void areNotAppliedByDefault() {
        assertEquals(
                "",
                Ask.aks().with("instance-types", RIGHT).request().provision().words());
    }

    @Test
    void areAppliedWhereThatIsAskedFor() {
        assertTrue(applied(Ask.aks(), RIGHT).request().provision().applyInstanceTypes());
    }

    @Test
    void cannotBeAppliedOnArc() {
        String mistake = applied(Ask.arc(), RIGHT).mistake();

        assertTrue(mistake.startsWith("apply-instance-types is 'true': only AKS"), mistake);
        assertTrue(mistake.contains("mode plan shows"), mistake);
    }

    @Test
    void mustBeGivenToBeApplied() {
        String mistake = Ask.aks().with("apply-instance-types", "true").mistake();

        assertTrue(mistake.contains("give instance-types"), mistake);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        memory: 1Gi}, limits: {cpu: 1, memory: 1Gi | needs resources.requests.cpu above zero
        cpu: 0, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi | needs resources.requests.cpu above zero
        cpu: 1, memory: 0Gi}, limits: {cpu: 1, memory: 1Gi | needs resources.requests.memory above zero
        cpu: 1, memory: 1Gi}, limits: {cpu: 0.0, memory: 1Gi | needs resources.limits.cpu above zero
        cpu: 1, memory: 1Gi, nvidia.com/gpu: 1}, limits: {cpu: 1, memory: 1Gi | in resources.limits only
        cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi, nvidia.com/gpu: half | as a whole number
        """)
    void aSpecificationThatTheClusterWouldRefuseIsOneSentence(String requests, String words) {
        String types = "{small: {resources: {requests: {" + requests + "}}}}";

        String mistake = applied(Ask.aks(), types).mistake();

        assertTrue(mistake.contains(words), mistake);
        assertEquals(List.of(), Ask.aks().with("instance-types", types).mistakes(), "the compute takes it");
    }

    @Test
    void aNameIsOneOfKubernetes() {
        String mistake = applied(Ask.aks(), RIGHT.replace("small", "Small_1")).mistake();

        assertTrue(mistake.contains("name the instance type Small_1 with lower-case letters"), mistake);
    }

    @Test
    void aDetachAppliesNothing() {
        AttachRequest detach = Ask.aks()
                .with("mode", "detach")
                .with("apply-instance-types", "true")
                .with("instance-types", RIGHT)
                .request();

        assertEquals(List.of("apply-instance-types has no effect where mode is detach."), detach.warnings());
    }
}
