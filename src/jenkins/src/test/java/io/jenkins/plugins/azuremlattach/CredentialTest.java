package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Result;
import io.jenkins.plugins.oidc_provider.IdTokenStringCredentials;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class CredentialTest {
    private static JenkinsRule jenkins;
    private static AzureLab azure;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        azure = AzureLab.start();
        azure.configure();
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.GLOBAL, "login", "", "me", "password-of-me-1"));
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new IdTokenStringCredentials(CredentialsScope.GLOBAL, "id-token", ""));
    }

    @AfterAll
    static void stop() {
        azure.close();
    }

    @Test
    void namesTheCredentialThatIsMissing() throws Exception {
        WorkflowRun build = AzureLab.run(jenkins, Result.FAILURE, with("nobody", ""));
        jenkins.assertLogContains("credentialsId is 'nobody': this job can see no credential with that id", build);
    }

    @Test
    void saysWhichKindsItTakes() throws Exception {
        WorkflowRun build = AzureLab.run(jenkins, Result.FAILURE, with("login", ""));
        jenkins.assertLogContains("give an Azure service principal", build);
    }

    @Test
    void asksForACredentialWhenThereIsNoDefault() throws Exception {
        String call = with("", "").replace("credentialsId: '', ", "");
        WorkflowRun build = AzureLab.run(jenkins, Result.FAILURE, call);
        jenkins.assertLogContains("credentialsId is missing", build);
        AzureMlAttachGlobalConfiguration.get().setCredentialsId("azure");
        try {
            AzureLab.run(jenkins, Result.SUCCESS, call);
        } finally {
            AzureMlAttachGlobalConfiguration.get().setCredentialsId(null);
        }
    }

    @Test
    void findsTheCredentialOfTheFolderThereOnly() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "team");
        store(folder).addCredentials(Domain.global(), AzureLab.principal("of-team"));
        WorkflowJob inside = folder.createProject(WorkflowJob.class, "inside");
        inside.setDefinition(new CpsFlowDefinition(with("of-team", ""), true));
        WorkflowRun build = jenkins.buildAndAssertSuccess(inside);
        assertNotNull(CredentialsProvider.getFingerprintOf(
                store(folder).getCredentials(Domain.global()).get(0)));
        assertNoSecret(build);
        WorkflowRun outside = AzureLab.run(jenkins, Result.FAILURE, with("of-team", ""));
        jenkins.assertLogContains("can see no credential", outside);
    }

    @Test
    void exchangesAnIdTokenOfJenkins() throws Exception {
        WorkflowRun incomplete = AzureLab.run(jenkins, Result.FAILURE, with("id-token", ""));
        jenkins.assertLogContains("tenantId is missing", incomplete);
        WorkflowRun build = AzureLab.run(
                jenkins,
                Result.SUCCESS,
                with("id-token", "tenantId: '" + AzureLab.TENANT + "', clientId: '" + AzureLab.CLIENT + "', "));
        jenkins.assertLogContains("Outcome: planned", build);
        List<String> bodies = azure.emulator().requests().stream()
                .filter(request -> request.path().endsWith("/token"))
                .map(Object::toString)
                .toList();
        assertFalse(bodies.isEmpty());
        assertNoSecret(build);
    }

    @Test
    void saysWhatAzureSaysWhenTheSecretIsWrong() throws Exception {
        azure.emulator().apply("principals: {pipeline: {secret: another-secret}}");
        try {
            WorkflowRun build = AzureLab.run(jenkins, Result.FAILURE, with("azure", ""));
            jenkins.assertLogContains("AADSTS7000215", build);
            assertNoSecret(build);
        } finally {
            azure.emulator().apply("principals: {pipeline: {secret: emulator-secret}}");
        }
    }

    /** Neither the secret nor anything that looks like a token is in any file of the build, its log included. */
    private static void assertNoSecret(WorkflowRun build) throws Exception {
        File root = build.getRootDir();
        try (Stream<Path> files = Files.walk(root.toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(AzureLab.SECRET), file + " holds the secret");
                assertFalse(text.contains("eyJ"), file + " holds a token");
            }
        }
    }

    private static CredentialsStore store(Folder folder) {
        return StreamSupport.stream(CredentialsProvider.lookupStores(folder).spliterator(), false)
                .filter(store -> store.getProvider() instanceof FolderCredentialsProvider)
                .findFirst()
                .orElseThrow();
    }

    private static String with(String credential, String more) {
        return "azureMlAttach(credentialsId: '" + credential + "', " + more
                + "resourceGroup: 'rg-ml', workspaceName: 'ml-prod', computeName: 'asked', mode: 'plan', resourceId: '"
                + AzureLab.CLUSTER + "')";
    }
}
