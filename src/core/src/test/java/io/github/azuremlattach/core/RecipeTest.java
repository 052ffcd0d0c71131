package io.github.azuremlattach.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.result.AttachReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs of docs/report.md, run on real reports: each says yes to what is good and no to what is not. */
class RecipeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, AttachReport> reports = Reports.all();

    private ObjectNode json(String name) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(reports.get(name).toJson());
    }

    private static List<JsonNode> ask(Recipe recipe, JsonNode report, String... approved) throws JsonQueryException {
        Scope scope = Scope.newEmptyScope();
        BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, scope);
        JsonNode names = JSON.valueToTree(approved);
        scope.setValue("approved", names);
        List<JsonNode> answers = new ArrayList<>();
        JsonQuery.compile(recipe.jq(), Versions.JQ_1_6).apply(scope, report, answers::add);
        return answers;
    }

    private static boolean says(Recipe recipe, JsonNode report, String... approved) throws JsonQueryException {
        List<JsonNode> answers = ask(recipe, report, approved);
        assertEquals(1, answers.size());
        assertTrue(answers.get(0).isBoolean());
        return answers.get(0).asBoolean();
    }

    /** The plan with another role, or another scope, in its first grant. */
    private JsonNode granting(String field, String value) throws JsonProcessingException {
        ObjectNode report = json("plan");
        for (JsonNode change : report.at("/targets/0/plan/changes")) {
            if (change.path("kind").asText().equals("grant")) {
                ((ObjectNode) change).put(field, value);
            }
        }
        return report;
    }

    @Test
    void rolesAndScopesAreReadWithoutASentence() throws Exception {
        JsonNode expected = JSON.createObjectNode()
                .put("role", "AcrPull")
                .put("scope", EmulatedAzure.GROUP + "/providers/Microsoft.ContainerRegistry/registries/crmlprod");
        assertEquals(List.of(expected), ask(Recipe.GRANTS, json("plan")));
        assertEquals(List.of(expected), ask(Recipe.GRANTS, json("fleet plan")));
        assertEquals(List.of(), ask(Recipe.GRANTS, json("unchanged")));
        assertEquals(List.of(), ask(Recipe.GRANTS, json("invalid input")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
                "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
                "f58310d9-a9f6-439a-9e8d-f62e7b41a168"
            })
    void aRoleThatMayGrantRolesIsFound(String roleId) throws Exception {
        assertTrue(says(Recipe.NO_OWNER, json("plan")));
        assertTrue(says(Recipe.NO_OWNER, json("invalid input")));
        assertFalse(says(Recipe.NO_OWNER, granting("roleId", roleId)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/subscriptions/s", "/", "/providers/Microsoft.Management/managementGroups/contoso"})
    void aGrantAboveAResourceGroupIsFound(String scope) throws Exception {
        assertTrue(says(Recipe.BELOW_A_RESOURCE_GROUP, json("plan")));
        assertTrue(says(Recipe.BELOW_A_RESOURCE_GROUP, granting("scope", "/Subscriptions/s/resourcegroups/g")));
        assertFalse(says(Recipe.BELOW_A_RESOURCE_GROUP, granting("scope", scope)));
    }

    @Test
    void aReplacementWithoutApprovalIsFound() throws Exception {
        assertTrue(says(Recipe.NO_REPLACE, json("plan")));
        assertFalse(says(Recipe.NO_REPLACE, json("replace plan")));
        assertFalse(says(Recipe.NO_REPLACE, json("replace plan"), "older"));
        assertTrue(says(Recipe.NO_REPLACE, json("replace plan"), "old"));
        assertFalse(says(Recipe.NO_REPLACE, json("detach")));
    }

    @Test
    void whatAzureStillWorksOnIsListed() throws Exception {
        assertEquals(
                List.of("stopped"),
                ask(Recipe.LEFTOVER, json("cancel")).stream()
                        .map(target -> target.path("name").asText())
                        .toList());
        assertEquals(List.of(), ask(Recipe.LEFTOVER, json("success")));
    }

    @Test
    void commandsAreListedOnce() throws Exception {
        List<String> commands = ask(Recipe.TODO, json("preflight")).stream()
                .map(JsonNode::asText)
                .toList();
        assertEquals(List.of("kubectl create namespace nowhere"), commands);
        assertEquals(List.of(), ask(Recipe.TODO, json("unchanged")));
    }

    @Test
    void aLineForEachComputeThatFailed() throws Exception {
        List<JsonNode> lines = ask(Recipe.WHY, json("fleet"));
        assertEquals(1, lines.size(), lines.toString());
        String[] columns = lines.get(0).asText().split("\t");
        assertEquals("will-fail", columns[0]);
        assertFalse(columns[1].isBlank());
        assertTrue(columns[2].endsWith("."), columns[2]);
    }

    @Test
    void everyProgramRunsOnEveryReport() throws Exception {
        for (String name : reports.keySet()) {
            for (Recipe recipe : Recipe.values()) {
                if (recipe != Recipe.GRANTS) {
                    ask(recipe, json(name));
                }
            }
        }
        assertEquals(0, ((ArrayNode) json("invalid input").path("targets")).size());
    }
}
