package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Run;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousStepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code azureMlReport}: one report of all computes that a build has attached so far, whatever became of them. */
public final class AzureMlReportStep extends Step {

    @DataBoundConstructor
    public AzureMlReportStep() {
        // Nothing is asked for.
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context);
    }

    /** Looks at what the build remembers. */
    private static final class Execution extends SynchronousStepExecution<Map<String, Object>> {
        private static final long serialVersionUID = 1L;

        Execution(StepContext context) {
            super(context);
        }

        @Override
        protected Map<String, Object> run() throws Exception {
            return ReportMap.of(BuildReport.of(getContext().get(Run.class).getAction(AttachBuildAction.class)));
        }
    }

    /** Tells Jenkins about the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "azureMlReport";
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.AzureMlReportStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class);
        }
    }
}
