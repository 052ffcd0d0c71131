package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import io.github.azuremlattach.core.result.VerifyCompute;
import io.github.azuremlattach.emulator.RecordedRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A compute is proved by a job, where that is asked for. */
class VerifyTest {
    private static final String[] VERIFY = {"verify", "job"};
    private static final String NEVER_ENDS = "jobs: {ends: Queued}";

    private static ChangeResult verification(AttachOutcome outcome) {
        return outcome.changes().stream()
                .filter(result -> result.change() instanceof VerifyCompute)
                .findFirst()
                .orElseThrow();
    }

    private static AttachFailure failure(AttachOutcome outcome) {
        return outcome.failure().orElseThrow(() -> new AssertionError(outcome.toJson()));
    }

    @Test
    void aJobCompletesOnceTheComputeIsAttached() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run(VERIFY);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind());
            assertEquals(Status.DONE, verification(outcome).status());
            RecordedRequest put = rig.accepted("PUT", "/jobs/").get(0);
            String job = ((VerifyCompute) verification(outcome).change()).job();
            assertTrue(put.path().endsWith("/jobs/" + job), put.path());
            assertTrue(job.startsWith("attach-k8s-compute-"), job);
            assertTrue(put.body().contains("\"created-by\":\"azureml-attach\""), put.body());
        }
    }

    @Test
    void theNextRunWritesNothingButItsOwnJob() {
        try (Rig rig = Rig.standard()) {
            rig.run(VERIFY);
            rig.emulator.clearRequests();

            AttachOutcome again = rig.run(VERIFY);

            assertEquals(AttachOutcome.Kind.UNCHANGED, again.kind(), again.toJson());
            assertFalse(again.changed());
            assertEquals(1, rig.emulator.writes().size(), rig.writes().toString());
            assertEquals(1, rig.accepted("PUT", "/jobs/").size());
        }
    }

    @Test
    void eachInstanceTypeThatIsNamedHasAJobOfItsOwn() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run(
                    "verify", "job", "verify-instance-types", "small", "instance-types", "{small: {resources: {}}}");

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            List<RecordedRequest> jobs = rig.accepted("PUT", "/jobs/");
            assertEquals(2, jobs.size());
            assertFalse(jobs.get(0).body().contains("instanceType"), jobs.get(0).body());
            assertTrue(jobs.get(1).body().contains("\"instanceType\":\"small\""));
        }
    }

    @Test
    void aPlanAndACheckBeginNoJob() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome plan = rig.run("verify", "job", "mode", "plan");
            assertTrue(plan.plan().orElseThrow().toText().contains("verify k8s-compute by a job"), plan.toJson());
            rig.run();
            rig.emulator.clearRequests();

            AttachOutcome check = rig.run("verify", "job", "mode", "check");

            assertEquals(0, check.exitCode(), check.toJson());
            assertEquals(List.of(), rig.requests("PUT", "/jobs/"));
        }
    }

    @Test
    void anImageThatCannotBePulledNamesTheRole() {
        try (Rig rig = Rig.standard()) {
            rig.emulator.apply("workspaces: {ml-prod: {discoveryUrl: '" + rig.emulator.url() + "/discovery'}}");
            AttachOutcome outcome = rig.run(
                    "verify", "job",
                    "verify-environment", "crmlprod.azurecr.io/smoke:1",
                    "identity-type", "SystemAssigned");

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals("job-image-not-pulled", failure(outcome).code());
            assertTrue(failure(outcome).advice().get(0).remedy().contains("AcrPull"));
            assertTrue(failure(outcome).azure().toString().contains("Failed to pull image"));
            assertEquals(Status.FAILED, verification(outcome).status());
        }
    }

    @Test
    void whereRunHistoryIsOutOfReachStudioIsNamed() {
        String[] fails = {"verify", "job", "verify-environment", "crmlprod.azurecr.io/smoke:1"};
        try (Rig rig = Rig.with("workspaces: {ml-prod: {discoveryUrl: 'https://attacker.example/discovery'}}")) {
            AttachOutcome outcome = rig.run(fails);

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals("job-failed", failure(outcome).code());
            assertTrue(failure(outcome).evidence().toString().contains("https://ml.azure.com/runs/"));
            assertEquals(List.of(), rig.requests("GET", "/history/"));
        }
    }

    @Test
    void aJobThatNoNodeTakesIsCancelledWhenItsTimeIsUp() {
        try (Rig rig = Rig.with(NEVER_ENDS)) {
            AttachOutcome outcome = rig.run("verify", "job", "verify-timeout", "5m");

            assertEquals(5, outcome.exitCode(), outcome.toJson());
            assertEquals("job-not-scheduled", failure(outcome).code());
            assertTrue(
                    failure(outcome).summary().contains("after 300 s"),
                    failure(outcome).summary());
            RecordedRequest put = rig.accepted("PUT", "/jobs/").get(0);
            assertEquals(1, rig.accepted("POST", put.path() + "/cancel").size());
        }
    }

    @Test
    void aProcessThatDiesAfterItCancelledTheJobIsFollowedByOneThatKnows() {
        try (Rig rig = Rig.with(NEVER_ENDS)) {
            AttachRun run = rig.attachment("verify", "job", "verify-timeout", "5m");
            Checkpoint saved = run.begin();
            Checkpoint before = saved;
            while (rig.accepted("POST", "/cancel").isEmpty()) {
                before = saved;
                Progress.Again again = (Progress.Again) run.advance(saved);
                rig.clock.pass(again.pause().plus(Duration.ofMillis(1)));
                saved = again.next();
            }
            rig.clock.pass(Duration.ofSeconds(20));

            AttachOutcome outcome = rig.finish(rig.attachment("verify", "job", "verify-timeout", "5m"), before);

            assertEquals(5, outcome.exitCode(), outcome.toJson());
            assertEquals("job-not-scheduled", failure(outcome).code());
        }
    }

    @Test
    void aRunWhoseOwnTimeIsUpCancelsItsJobToo() {
        try (Rig rig = Rig.with(NEVER_ENDS)) {
            AttachOutcome outcome = rig.run("verify", "job", "timeout", "10m");

            assertEquals(5, outcome.exitCode(), outcome.toJson());
            assertEquals(1, rig.accepted("POST", "/cancel").size(), outcome.toJson());
            assertEquals(Status.FAILED, verification(outcome).status());
            assertEquals(
                    "the job was cancelled, since the run ended",
                    verification(outcome).problem());
        }
    }

    @Test
    void aRunThatIsToldToStopCancelsItsJob() {
        try (Rig rig = Rig.with(NEVER_ENDS)) {
            AttachRun run = rig.attachment(VERIFY);
            Checkpoint last = rig.until(run, "PUT", "/jobs/");

            AttachOutcome outcome = run.stop(last);

            assertEquals(AttachOutcome.Kind.UNFINISHED, outcome.kind());
            assertEquals(1, rig.accepted("POST", "/cancel").size());
            assertEquals(Status.FAILED, verification(outcome).status());
        }
    }

    @Test
    void anotherProcessGoesOnWithTheSameJob() {
        try (Rig rig = Rig.standard()) {
            Checkpoint last = rig.until(rig.attachment(VERIFY), "PUT", "/jobs/");
            AttachRun next = rig.attachment(VERIFY);

            AttachOutcome outcome = rig.finish(next, last);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(1, rig.accepted("PUT", "/jobs/").size());
        }
    }

    @Test
    void whoeverCancelsTheJobFailsTheRun() {
        try (Rig rig = Rig.with("jobs: {ends: Canceled}")) {
            AttachOutcome outcome = rig.run(VERIFY);

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertTrue(failure(outcome).summary().endsWith("was cancelled by somebody."));
        }
    }
}
