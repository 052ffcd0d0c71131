package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.AbstractProject;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;

/** A builder whose form holds the form of a step, for round trips. */
public final class StepHolder extends Builder {
    private final transient Step step;

    @DataBoundConstructor
    public StepHolder(Step step) {
        this.step = step;
    }

    public Step getStep() {
        return step;
    }

    /** Tells Jenkins about the builder. */
    @TestExtension
    public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
        @NonNull
        @Override
        public String getDisplayName() {
            return "Step holder";
        }

        @Override
        public boolean isApplicable(Class<? extends AbstractProject> type) {
            return true;
        }
    }
}
