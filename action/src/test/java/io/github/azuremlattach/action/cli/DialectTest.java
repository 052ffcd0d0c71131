package io.github.azuremlattach.action.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.action.Job;
import io.github.azuremlattach.action.MovableClock;
import io.github.azuremlattach.action.TokenStandIn;
import io.github.azuremlattach.emulator.Emulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same run in the words of each system, and signed in by its ID tokens. */
class DialectTest {
    private static final String CONNECTION = "55555555-5555-5555-5555-555555555555";

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private Shell shell;

    @BeforeEach
    void start() throws Exception {
        shell = new Shell(folder, emulator, clock);
        shell.variable("NO_COLOR", "1").variable("AGENT_TEMPDIRECTORY", folder.toString());
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    private int run(String command, String... more) throws InterruptedException {
        String[] all = Arrays.copyOf(more, more.length + 2);
        all[more.length] = "--report=" + shell.path("r.json");
        all[more.length + 1] = "--dotenv=" + shell.path("attach.env");
        return shell.run(command, all);
    }

    @Test
    void azurePipelinesHasGroupsVariablesAndAPage() throws Exception {
        shell.withSecret().variable("TF_BUILD", "True");
        assertEquals(0, run("attach"), shell.out());
        assertTrue(shell.out().startsWith("##vso[task.setsecret]emulator-secret\n"), shell.out());
        assertTrue(shell.out().contains("\n##[group]✓ 10 checks passed"), shell.out());
        assertTrue(
                shell.out().contains("\n##vso[task.setvariable variable=outcome;isOutput=true]attached\n"),
                shell.out());
        assertTrue(
                shell.out()
                        .contains("\n##vso[task.setvariable variable=computeId;isOutput=true]" + Job.WORKSPACE
                                + "/computes/team-a\n"),
                shell.out());
        assertTrue(shell.out().contains("variable=plan;isOutput=true]{\"schemaVersion\":2,"), shell.out());
        assertTrue(
                shell.out().endsWith("\n##vso[task.uploadsummary]" + folder + "/azureml-attach-summary.md\n"),
                shell.out());
        assertTrue(shell.file("azureml-attach-summary.md").startsWith("## ✓ team-a attached to ml-prod\n"));
        assertFalse(shell.out().contains("::"), shell.out());
    }

    @Test
    void textFromAzureIsNoCommandOfAzurePipelines() throws Exception {
        shell.withSecret().variable("TF_BUILD", "True");
        emulator.apply("""
            provisioning:
              computes:
                team-a:
                  ends: Failed
                  error: {code: X, message: "a ##vso[task.setvariable variable=PATH]b ##[error]c #\\u200b#VSO[x]d ];\\n##[group]"}
            """);
        assertEquals(1, run("attach"));
        String own = "##vso\\[task\\.(setsecret|setvariable|logissue|uploadsummary)("
                + " [a-zA-Z=;]*)?].*|##\\[(group|endgroup)].*";
        assertTrue(
                shell.out().lines().filter(line -> line.contains("##")).allMatch(line -> line.matches(own)),
                shell.out());
        String issue = shell.out()
                .lines()
                .filter(line -> line.startsWith("##vso[task.logissue"))
                .findFirst()
                .orElseThrow();
        assertTrue(
                issue.startsWith("##vso[task.logissue type=error;]Provisioning of compute team-a ended Failed.%0A"),
                issue);
        assertEquals(issue.indexOf(']'), issue.lastIndexOf(']'), "escaped: " + issue);
        assertEquals(1, issue.split("##", -1).length - 1, issue);
    }

    @Test
    void gitLabHasSectionsAndADotenvFile() throws Exception {
        shell.withSecret().variable("GITLAB_CI", "true");
        assertEquals(0, run("attach"), shell.out());
        assertTrue(
                shell.out()
                        .matches("(?s).*\n"
                                + "section_start:\\d+:azureml_attach_1\\[collapsed=true]\r"
                                + "\u001b\\[0K✓ 10 checks.*\n"
                                + "section_end:\\d+:azureml_attach_1\r"
                                + "\u001b\\[0K\n"
                                + ".*"),
                shell.out());
        String dotenv = shell.file("attach.env");
        assertTrue(dotenv.contains("ATTACH_OUTCOME=attached\n"), dotenv);
        assertTrue(dotenv.contains("ATTACH_PROVISIONING_STATE=Succeeded\n"), dotenv);
        assertTrue(dotenv.lines().allMatch(line -> line.matches("ATTACH_[A-Z_]+=.*")), dotenv);
        assertTrue(dotenv.length() < 5 * 1024);
        assertFalse(shell.out().contains("::") || shell.out().contains("##"), shell.out());
    }

    @Test
    void gitHubTakesTheCommandLineToo() throws Exception {
        shell.withSecret()
                .variable("GITHUB_ACTIONS", "true")
                .variable("GITHUB_OUTPUT", shell.path("output"))
                .variable("GITHUB_STEP_SUMMARY", shell.path("summary"));
        assertEquals(0, run("plan"), shell.out());
        assertTrue(shell.out().startsWith("::add-mask::emulator-secret\n"), shell.out());
        assertTrue(shell.file("output").contains("outcome<<"), shell.file("output"));
        assertTrue(shell.file("summary").startsWith("## Plan: 1 change for team-a\n"), shell.file("summary"));
    }

    @Test
    void aDialectCanBeAskedFor() throws Exception {
        shell.withSecret().variable("TF_BUILD", "True");
        assertEquals(0, run("plan", "--dialect=plain"), shell.out());
        assertFalse(shell.out().contains("##"), shell.out());
    }

    @Test
    void gitLabSignsInByTheJobsIdToken() throws Exception {
        String issuer = "https://gitlab.com";
        String subject = "project_path:contoso/ml:ref_type:branch:ref:main";
        trust(issuer, subject);
        shell.variable("GITLAB_CI", "true");
        assertEquals(2, run("plan"));
        assertTrue(shell.out().contains("add AZUREML_ATTACH_ID_TOKEN under 'id_tokens:' of the job"), shell.out());

        String token = TokenStandIn.jwt(issuer, subject, clock, Duration.ofMinutes(5));
        shell.variable("AZUREML_ATTACH_ID_TOKEN", token);
        assertEquals(0, run("attach"), shell.out());
        assertTrue(shell.out().contains("Sign-in: oidc, since"), shell.out());
        assertFalse((shell.out() + shell.file("r.json")).contains(token));
    }

    @Test
    void anIdTokenMayComeFromAFile() throws Exception {
        trust("https://issuer.example", "pipeline");
        Files.writeString(
                folder.resolve("token"),
                TokenStandIn.jwt("https://issuer.example", "pipeline", clock, Duration.ofMinutes(5)) + "\n");
        assertEquals(0, run("plan", "--id-token-file=" + shell.path("token")), shell.out());
        assertEquals(1, run("plan", "--id-token-file=" + shell.path("none")));
        assertTrue(shell.out().contains("The file of the ID token cannot be read: " + shell.path("none")), shell.out());
    }

    @Test
    void azurePipelinesSignsInByItsServiceConnection() throws Exception {
        trust(TokenStandIn.ISSUER, TokenStandIn.SUBJECT);
        shell.variable("TF_BUILD", "True");
        assertEquals(2, run("plan"));
        assertTrue(shell.out().contains("add 'SYSTEM_ACCESSTOKEN: $(System.AccessToken)'"), shell.out());
        try (TokenStandIn tokens = new TokenStandIn(clock, Duration.ofMinutes(5))) {
            shell.variable("SYSTEM_OIDCREQUESTURI", tokens.agentUrl()).variable("SYSTEM_ACCESSTOKEN", tokens.bearer());
            assertEquals(2, run("plan"));
            assertTrue(shell.out().contains("set AZUREML_ATTACH_SERVICE_CONNECTION_ID to its id"), shell.out());

            shell.variable("AZUREML_ATTACH_SERVICE_CONNECTION_ID", CONNECTION);
            assertEquals(0, run("attach"), shell.out());
            assertEquals(
                    "api-version=7.1&serviceConnectionId=" + CONNECTION,
                    tokens.queries().get(0));
            String token = tokens.issued().get(0);
            String mask = "##vso[task.setsecret]" + token + "\n";
            assertTrue(shell.out().contains(mask), shell.out());
            assertFalse(shell.out().replace(mask, "").contains(token), shell.out());

            tokens.refuse(403);
            assertEquals(1, run("plan"));
            assertTrue(
                    shell.out().contains("answered HTTP 403: check that the service connection " + CONNECTION),
                    shell.out());
        }
    }

    private void trust(String issuer, String subject) {
        emulator.apply("principals: {pipeline: {federated: [{issuer: '" + issuer + "', subject: '" + subject + "'}]}}");
    }
}
