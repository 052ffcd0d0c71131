package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.RepeatedTest;

/** What a build remembers of a compute, which one thread reports while another saves. */
class AttachRecordTest {
    private static final StepSettings SETTINGS = new StepSettings(Map.of(
            Parameter.RESOURCE_GROUP,
            "rg-ml",
            Parameter.WORKSPACE_NAME,
            "ml-prod",
            Parameter.COMPUTE_NAME,
            "team-a",
            Parameter.RESOURCE_ID,
            AzureLab.CLUSTER));

    @RepeatedTest(200)
    void anEndIsNotUndoneByWhoeverSavesMeanwhile() throws Exception {
        AttachRecord record = new AttachRecord("3", SETTINGS);
        record.describe(AttachRequest.from(SETTINGS));
        CyclicBarrier together = new CyclicBarrier(2);
        CompletableFuture<Void> saving = CompletableFuture.runAsync(() -> {
            meet(together);
            record.store();
        });
        meet(together);
        record.fail(AttachFailure.of(AttachFailure.Kind.REFUSED, "refused", List.of(), List.of()));
        saving.get();
        assertEquals(AttachOutcome.Kind.FAILED, record.outcome().kind());
        assertTrue(record.isFailed());
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
