package io.jenkins.plugins.azuremlattach;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.microsoft.azure.util.AzureCredentials;
import hudson.model.Descriptor.FormException;
import hudson.model.Result;
import hudson.util.Secret;
import io.github.azuremlattach.emulator.Emulator;
import io.github.azuremlattach.emulator.Scenario;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** The emulated Azure beside a Jenkins that knows it. */
final class AzureLab implements AutoCloseable {
    static final String SECRET = "emulator-secret";
    static final String TENANT = "11111111-1111-1111-1111-111111111111";
    static final String CLIENT = "22222222-2222-2222-2222-222222222222";
    static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";
    static final String WORKSPACE = "/subscriptions/" + SUBSCRIPTION
            + "/resourceGroups/rg-ml/providers/Microsoft.MachineLearningServices/workspaces/ml-prod";
    static final String CLUSTER = "/subscriptions/" + SUBSCRIPTION
            + "/resourceGroups/rg-ml/providers/Microsoft.ContainerService/managedClusters/aks-1";

    private final Emulator emulator;

    private AzureLab(Emulator emulator) {
        this.emulator = emulator;
    }

    static AzureLab start() {
        return new AzureLab(Emulator.start());
    }

    static AzureLab start(String scenario) {
        return start(scenario, InstantSource.system());
    }

    static AzureLab start(String scenario, InstantSource clock) {
        return new AzureLab(Emulator.builder()
                .scenario(Scenario.standard().with(scenario))
                .clock(clock)
                .start());
    }

    Emulator emulator() {
        return emulator;
    }

    /** Points the controller here and gives it the pipeline's service principal under the id {@code azure}. */
    void configure() throws Exception {
        AzureMlAttachGlobalConfiguration global = AzureMlAttachGlobalConfiguration.get();
        global.setResourceManagerUrl(emulator.url());
        global.setAuthorityUrl(emulator.url());
        global.setCaCertificate(emulator.caPem());
        SystemCredentialsProvider credentials = SystemCredentialsProvider.getInstance();
        credentials.getCredentials().removeIf(known -> known instanceof AzureCredentials);
        credentials.getCredentials().add(principal("azure"));
        credentials.save();
    }

    static AzureCredentials principal(String id) throws FormException {
        AzureCredentials credential =
                new AzureCredentials(CredentialsScope.GLOBAL, id, "", SUBSCRIPTION, CLIENT, Secret.fromString(SECRET));
        credential.setTenant(TENANT);
        return credential;
    }

    /** A call of the step for a compute, with more arguments. */
    static String attach(String compute, String more) {
        return "azureMlAttach(credentialsId: 'azure', resourceGroup: 'rg-ml', workspaceName: 'ml-prod', computeName: '"
                + compute + "', resourceId: '" + CLUSTER + "'" + (more.isEmpty() ? "" : ", " + more) + ")";
    }

    /** How often a compute was put. */
    long puts(String compute) {
        return emulator.writes().stream()
                .filter(request ->
                        request.method().equals("PUT") && request.path().endsWith("/computes/" + compute))
                .count();
    }

    /** What a build remembers of its attaches. */
    static List<AttachRecord> records(WorkflowRun build) {
        AttachBuildAction action = build.getAction(AttachBuildAction.class);
        return action == null ? List.of() : action.getRecords();
    }

    /** Moves the clock until all attaches of a build have ended, and waits for the end of the build. */
    static void finish(JenkinsRule jenkins, MovableClock clock, WorkflowRun build) throws Exception {
        try {
            clock.stepUntil(() -> !build.isBuilding()
                    || !records(build).isEmpty() && records(build).stream().noneMatch(AttachRecord::isRunning));
        } catch (AssertionError e) {
            throw new AssertionError(JenkinsRule.getLog(build), e);
        }
        jenkins.waitForCompletion(build);
    }

    /** A browser that has the patience for a busy machine. */
    static JenkinsRule.WebClient browser(JenkinsRule jenkins) {
        JenkinsRule.WebClient browser = jenkins.createWebClient();
        browser.getOptions().setTimeout((int) TimeUnit.MINUTES.toMillis(10));
        return browser;
    }

    static WorkflowJob job(JenkinsRule jenkins, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    static WorkflowRun run(JenkinsRule jenkins, Result expected, String script) throws Exception {
        return jenkins.buildAndAssertStatus(expected, job(jenkins, script));
    }

    @Override
    public void close() {
        emulator.close();
    }
}
