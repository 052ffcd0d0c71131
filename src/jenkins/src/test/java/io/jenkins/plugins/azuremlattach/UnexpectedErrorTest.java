package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whatever is thrown in a piece of work ends the step: a build never waits for a run that is no more. */
@WithJenkins
class UnexpectedErrorTest {
    @Test
    void anErrorOfJavaEndsTheStepAndIsNamed(JenkinsRule jenkins) throws Exception {
        BrokenOnce clock = new BrokenOnce();
        try (AzureLab azure = AzureLab.start()) {
            azure.configure();
            AttachScheduler.set(clock);
            WorkflowRun build = AzureLab.run(jenkins, Result.FAILURE, AzureLab.attach("broken", ""));
            jenkins.assertLogContains("An unexpected error ended the step.", build);
            jenkins.assertLogContains("java.lang.NoClassDefFoundError: com/azure/Missing", build);
            assertEquals("failed", AzureLab.records(build).get(0).getStatus());
        } finally {
            AttachScheduler.set(new AttachScheduler());
        }
    }

    /** Throws what a plugin throws whose library is missing, the first time that an attach asks for the time. */
    private static final class BrokenOnce extends AttachScheduler {
        private final AtomicBoolean broken = new AtomicBoolean();

        @Override
        public Instant instant() {
            if (Thread.currentThread().getName().startsWith(AttachThreads.NAME + " [")
                    && broken.compareAndSet(false, true)) {
                throw new NoClassDefFoundError("com/azure/Missing");
            }
            return super.instant();
        }
    }
}
