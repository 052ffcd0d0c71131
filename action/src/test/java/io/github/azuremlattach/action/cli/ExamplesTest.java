package io.github.azuremlattach.action.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.action.Job;
import io.github.azuremlattach.action.TokenStandIn;
import io.github.azuremlattach.emulator.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples for GitLab and Azure Pipelines, step by step against the emulator, signed in by ID tokens. */
class ExamplesTest {
    private static final Pattern SET_VARIABLE =
            Pattern.compile("(?m)^##vso\\[task\\.setvariable variable=(\\w+);isOutput=true](.*)$");

    private static final String BRANCH = "project_path:contoso/ml:ref_type:branch:ref:";

    @TempDir
    Path folder;

    private final Emulator emulator = Emulator.start();

    @BeforeEach
    void start() throws IOException {
        emulator.apply("provisioning: {duration: 0s}");
        Files.writeString(folder.resolve("ca.pem"), emulator.caPem());
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void gitLab() throws Exception {
        PipelineFile file = pipeline("gitlab/attach.gitlab-ci.yml").variable("GITLAB_CI", "true");
        emulator.apply("""
                principals:
                  pipeline:
                    federated: [{issuer: https://gitlab.com, subject: '%smain'}]
                  planner:
                    clientId: 66666666-6666-6666-6666-666666666666
                    objectId: 67676767-6767-6767-6767-676767676767
                    roles: [Reader @ subscription]
                    federated: [{issuer: https://gitlab.com, subject: '%sfeature'}]
                """.formatted(BRANCH, BRANCH));

        gitLabJob(file, "plan", "feature");
        assertTrue(Files.readString(folder.resolve("plan.md")).contains("## Plan: 2 changes for team-a"));
        assertTrue(emulator.compute(Job.WORKSPACE, "team-a").isEmpty());
        gitLabJob(file, "attach", "main");
        JsonNode reports = file.yaml().at("/attach/artifacts/reports");
        assertTrue(
                Files.readString(folder.resolve(reports.path("junit").asText())).contains("<testsuites"));
        for (String line :
                Files.readAllLines(folder.resolve(reports.path("dotenv").asText()))) {
            file.variable(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        assertEquals(
                Job.WORKSPACE + "/computes/team-a is Succeeded\n",
                file.script(0, lines(file.yaml().at("/use/script"))));
        assertTrue(emulator.compute(Job.WORKSPACE, "team-a").isPresent());
    }

    @Test
    void azurePipelines() throws Exception {
        PipelineFile file = pipeline("azure-devops/azure-pipelines.yml")
                .variable("TF_BUILD", "True")
                .variable("AGENT_TEMPDIRECTORY", folder.toString());
        trust(TokenStandIn.ISSUER, TokenStandIn.SUBJECT);
        List<String> logs = new ArrayList<>();
        try (TokenStandIn tokens = new TokenStandIn(InstantSource.system(), Duration.ofMinutes(5))) {
            file.variable("SYSTEM_OIDCREQUESTURI", tokens.agentUrl());
            for (JsonNode step : file.yaml().path("steps")) {
                if (step.has("script")) {
                    boolean mapped = step.at("/env/SYSTEM_ACCESSTOKEN").asText().equals("$(System.AccessToken)");
                    file.variable("SYSTEM_ACCESSTOKEN", mapped ? tokens.bearer() : "");
                    logs.add(file.script(0, expanded(step.path("script").asText(), logs)));
                }
            }
        }
        assertEquals(Job.WORKSPACE + "/computes/team-a is Succeeded\n", logs.get(3));
        assertTrue(Files.readString(folder.resolve("attach.xml")).contains("<testsuites"));
        assertTrue(emulator.compute(Job.WORKSPACE, "team-a").isPresent());
    }

    /** Runs a job of GitLab with the ID token of its branch, and looks for what it promises to leave. */
    private void gitLabJob(PipelineFile file, String name, String branch) throws Exception {
        JsonNode job = file.yaml().path(name);
        JsonNode template = file.yaml().path(job.path("extends").asText());
        assertEquals(
                "api://AzureADTokenExchange",
                template.at("/id_tokens/AZUREML_ATTACH_ID_TOKEN/aud").asText());
        PipelineFile run = file.with(job.path("variables"))
                .variable(
                        "AZUREML_ATTACH_ID_TOKEN",
                        TokenStandIn.jwt(
                                "https://gitlab.com", BRANCH + branch, InstantSource.system(), Duration.ofMinutes(5)));
        run.script(0, lines(template.path("before_script")) + lines(job.path("script")));
        for (JsonNode artifact : job.at("/artifacts/paths")) {
            assertTrue(Files.exists(folder.resolve(artifact.asText())), artifact.asText());
        }
    }

    private PipelineFile pipeline(String name) throws IOException {
        return new PipelineFile(Path.of("..", "docs").resolve(name), folder)
                .variable("AZUREML_ATTACH_RESOURCE_MANAGER_URL", emulator.url())
                .variable("AZUREML_ATTACH_AUTHORITY_URL", emulator.url())
                .variable("AZUREML_ATTACH_CA_BUNDLE", folder.resolve("ca.pem").toString());
    }

    /** What the agent makes of {@code $(attach.computeId)}: the output variable of the step before. */
    private static String expanded(String script, List<String> logs) {
        Matcher macros = Pattern.compile("\\$\\(attach\\.(\\w+)\\)").matcher(script);
        return macros.replaceAll(macro -> {
            Matcher set = SET_VARIABLE.matcher(logs.get(logs.size() - 1));
            while (set.find()) {
                if (set.group(1).equals(macro.group(1))) {
                    return Matcher.quoteReplacement(set.group(2));
                }
            }
            throw new AssertionError("no step has set " + macro.group());
        });
    }

    private static String lines(JsonNode script) {
        StringBuilder lines = new StringBuilder();
        script.forEach(line -> lines.append(line.asText()).append('\n'));
        return lines.toString();
    }

    private void trust(String issuer, String subject) {
        emulator.apply("principals: {pipeline: {federated: [{issuer: '" + issuer + "', subject: '" + subject + "'}]}}");
    }
}
