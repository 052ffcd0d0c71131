package io.github.azuremlattach.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.azuremlattach.core.result.AttachReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema describes every report, each of its fields, and nothing that is no report. */
class ReportSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final Map<String, AttachReport> reports = Reports.all();

    static Stream<String> names() {
        return Stream.of(
                "success",
                "unchanged",
                "failure",
                "preflight",
                "timeout",
                "invalid input",
                "cancel",
                "plan",
                "replace plan",
                "drift",
                "detach",
                "fleet plan",
                "fleet",
                "merge");
    }

    private static Set<String> complaints(JsonNode schema, JsonNode report) {
        JsonSchema compiled = FACTORY.getSchema(
                schema,
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
        return compiled.validate(report).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }

    private JsonNode json(String name) throws JsonProcessingException {
        return JSON.readTree(reports.get(name).toJson());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aRealReportIsDescribedInEachOfItsFields(String name) throws JsonProcessingException {
        assertEquals(Set.of(), complaints(ReportSchema.strict(), json(name)));
        assertEquals(Set.of(), complaints(JSON.readTree(ReportSchema.text()), json(name)));
        assertEquals(reports.get(name), AttachReport.parse(reports.get(name).toJson()));
    }

    @ParameterizedTest
    @CsvSource({
        "success, attached, 0",
        "unchanged, unchanged, 0",
        "failure, failed, 1",
        "preflight, failed, 3",
        "timeout, failed, 5",
        "invalid input, failed, 2",
        "cancel, unfinished, 1",
        "plan, planned, 0",
        "drift, drifted, 4",
        "detach, detached, 0",
        "fleet plan, planned, 0",
        "fleet, partial, 1",
        "merge, failed, 2"
    })
    void theReportsAreWhatTheirNamesSay(String name, String outcome, int exitCode) {
        assertEquals(outcome, reports.get(name).outcome(), reports.get(name).toJson());
        assertEquals(exitCode, reports.get(name).exitCode());
    }

    @Test
    void aPlanIsFilledForAManifestAndAfterACancel() {
        for (String name : List.of("fleet plan", "fleet", "cancel", "drift", "failure")) {
            reports.get(name)
                    .targets()
                    .forEach(target -> assertFalse(target.plan().isEmpty(), name));
        }
    }

    @Test
    void theSchemaItselfIsASchema() throws JsonProcessingException {
        JsonSchema meta = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012));
        assertEquals(Set.of(), meta.validate(JSON.readTree(ReportSchema.text())));
    }

    @Test
    void whatIsNoReportIsRefused() throws JsonProcessingException {
        JsonNode schema = JSON.readTree(ReportSchema.text());
        assertFalse(complaints(schema, JSON.createObjectNode()).isEmpty());
        assertFalse(complaints(
                        schema, changed("schemaVersion", JSON.getNodeFactory().numberNode(1)))
                .isEmpty());
        assertFalse(complaints(schema, changed("start", JSON.getNodeFactory().textNode("today")))
                .isEmpty());
        assertFalse(
                complaints(schema, changed("targets", JSON.createObjectNode())).isEmpty());
        ObjectNode odd = (ObjectNode) json("success");
        ArrayNode changes = (ArrayNode) odd.at("/targets/0/plan/changes");
        ((ObjectNode) changes.get(0)).put("kind", "delete-cluster");
        assertFalse(complaints(schema, odd).isEmpty());
    }

    @Test
    void aFieldOfALaterVersionIsNoMistake() throws JsonProcessingException {
        JsonNode report = changed("novelty", JSON.getNodeFactory().textNode("x"));
        assertEquals(Set.of(), complaints(JSON.readTree(ReportSchema.text()), report));
        assertFalse(complaints(ReportSchema.strict(), report).isEmpty());
    }

    private JsonNode changed(String field, JsonNode value) throws JsonProcessingException {
        return ((ObjectNode) json("success")).set(field, value);
    }
}
