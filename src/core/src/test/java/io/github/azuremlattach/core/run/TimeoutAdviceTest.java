package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.core.result.AttachFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What to do when the time was not enough: a detach is advised only where an attach is under way. */
class TimeoutAdviceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "provisioning: {duration: 2h} | apply | Set a longer timeout, or detach the compute with mode detach.",
                "{registration: {duration: 2h}, providers: {Microsoft.KubernetesConfiguration: NotRegistered}} | apply | Set a longer timeout.",
                "provisioning: {detach: 2h} | detach | Set a longer timeout."
            })
    void aDetachIsAdvisedWhereAnAttachIsUnderWay(String slow, String mode, String remedy) {
        try (Rig rig = Rig.with(slow)) {
            if (mode.equals("detach")) {
                rig.emulator.apply("computes: {k8s-compute: {workspace: ml-prod, cluster: aks-1, namespace: default}}");
            }
            AttachFailure failure = rig.run("mode", mode, "timeout", "10m", "register-providers", "true")
                    .failure()
                    .orElseThrow();

            assertEquals(AttachFailure.Kind.TIMED_OUT, failure.kind());
            assertEquals(remedy, failure.advice().get(0).remedy());
        }
    }
}
