package io.github.azuremlattach.action.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azuremlattach.action.DocumentedBlock;
import io.github.azuremlattach.action.TokenStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the set-up blocks ask the Azure CLI for. They run in a shell, since their quoting decides; {@code az} is a program that
 * keeps the JSON it is given and answers with an id, since what it would change is Microsoft Entra.
 */
class DocumentedSetUpTest {
    private static final String ID = "22222222-2222-2222-2222-222222222222";
    private static final String PROJECT = "project_path:contoso/ml:ref_type:branch:ref:";

    @TempDir
    Path folder;

    private Scripts scripts;

    @BeforeEach
    void start() throws IOException {
        scripts = new Scripts(folder);
        scripts.program(
                "az",
                "for argument in \"$@\"; do case $argument in {*) echo \"$argument\" >> asked.json;; esac; done\n"
                        + "test -z \"$AZ_LOG\" || echo \"$*\" >> \"$AZ_LOG\"\necho " + ID);
    }

    @Test
    void theReadmeTrustsTheEnvironmentAndTheBranchByTheSubjectThatGitHubNames() throws Exception {
        String owner = "repo:contoso@5544123/ml@821093847";
        scripts.program(
                "gh",
                "test \"$*\" = 'api repos/contoso/ml/actions/oidc/customization/sub --jq .sub_claim_prefix' && echo "
                        + owner);
        List<JsonNode> asked = run(variables() + block("README.md", "**2. An identity for the pipeline**")
                + "test $APP = " + ID + " && test $PRINCIPAL = " + ID);
        assertEquals(2, asked.size());
        assertEquals(
                List.of(owner + ":environment:production", owner + ":ref:refs/heads/main"),
                asked.stream().map(credential -> text(credential, "subject")).toList());
        asked.forEach(credential -> trusts(TokenStandIn.ISSUER, credential));
    }

    @Test
    void theReadmeGrantsTheRoleOnBothGroups() throws Exception {
        Files.copy(Path.of("..", "docs", "pipeline-role.json"), folder.resolve("pipeline-role.json"));
        Path log = folder.resolve("az.log");
        scripts.variable("AZ_LOG", log.toString());
        run(variables().replace("CLUSTER_GROUP=rg-ml ", "CLUSTER_GROUP=rg-clusters ") + "PRINCIPAL=" + ID + "\n"
                + block("README.md", "**3. Its role**"));
        JsonNode role = new ObjectMapper().readTree(folder.resolve("role.json").toFile());
        assertEquals(
                "/subscriptions/" + ID, role.path("AssignableScopes").path(0).asText());
        String commands = Files.readString(log);
        for (String group : List.of("rg-ml", "rg-clusters")) {
            assertTrue(
                    commands.contains("--role " + role.path("Name").asText() + " --scope /subscriptions/" + ID
                            + "/resourceGroups/" + group + "\n"),
                    commands);
        }
    }

    @Test
    void gitLabTrustsTheMainBranchAndTheOthers() throws Exception {
        List<JsonNode> asked = run("APP=" + ID + "\n" + block("docs/gitlab/README.md", "2. Create the application"));
        assertEquals(2, asked.size());
        assertEquals(PROJECT + "main", text(asked.get(0), "subject"));
        assertEquals(
                "claims['sub'] matches '" + PROJECT + "*'",
                asked.get(1).at("/claimsMatchingExpression/value").asText());
        asked.forEach(credential -> trusts("https://gitlab.com", credential));
    }

    @Test
    void jenkinsTrustsTheJob() throws Exception {
        List<JsonNode> asked =
                run(block("docs/jenkins/README.md", "**An id token**").replace("<appId>", ID));
        assertEquals(1, asked.size());
        trusts("https://jenkins.example/oidc", asked.get(0));
        assertEquals("https://jenkins.example/job/release/", text(asked.get(0), "subject"));
    }

    private static void trusts(String issuer, JsonNode credential) {
        assertEquals(issuer, text(credential, "issuer"));
        assertEquals(
                "[\"api://AzureADTokenExchange\"]", credential.path("audiences").toString());
        assertTrue(text(credential, "name").matches("[a-z-]{3,120}"), credential.toString());
    }

    private static String text(JsonNode credential, String field) {
        return credential.path(field).asText();
    }

    private static String variables() throws IOException {
        return block("README.md", "## Before you start");
    }

    private static String block(String page, String after) throws IOException {
        return DocumentedBlock.of(page, after, "sh");
    }

    private List<JsonNode> run(String script) throws Exception {
        scripts.run(0, script);
        Path asked = folder.resolve("asked.json");
        if (!Files.exists(asked)) {
            return List.of();
        }
        return new ObjectMapper()
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(asked.toFile())
                .readAll();
    }
}
