package io.github.azuremlattach.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.conformance.Conformance;
import io.github.azuremlattach.emulator.conformance.RequestRules;
import io.github.azuremlattach.emulator.conformance.Specification;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The watch itself, which would otherwise pass by seeing nothing. */
class ConformanceTest {
    private static final String COMPUTE = Client.PROD + "/computes/team-a";
    private static final String SHOWN = COMPUTE.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*");

    @Test
    void aStatusAMemberAndABodyThatDeviateAreFound() {
        JsonNode compute = Json.object("id", COMPUTE, "name", "team-a", "location", 1);
        assertEquals(
                List.of("compute.location is 1, not \"text\""),
                Specification.deviations("GET", COMPUTE + "?api-version=2024-10-01", 200, compute));
        assertEquals(
                List.of(
                        "PUT of Microsoft.MachineLearningServices/workspaces/computes answers 204, which the specification"
                                + " does not know"),
                Specification.deviations("PUT", COMPUTE, 204, Json.node(null)));
        assertEquals(
                List.of("DELETE of Microsoft.MachineLearningServices/workspaces/computes answers 202 with a body"),
                Specification.deviations("DELETE", COMPUTE, 202, compute));
    }

    @Test
    void membersOfAListAreCheckedToo() {
        JsonNode list = Json.object("value", List.of(Json.object("id", COMPUTE)));
        assertEquals(
                List.of("compute has no name: {\"id\":\"" + COMPUTE + "\"}"),
                Specification.deviations("GET", Client.PROD + "/computes", 200, list));
    }

    @Test
    void whatARecordingShowsIsAllowed() {
        JsonNode compute = Json.object("id", COMPUTE, "name", "team-a");
        assertEquals(List.of(), Specification.deviations("PATCH", COMPUTE, 202, compute));
    }

    @Test
    void anAnswerThatDeviatesIsToldAtTheEnd() {
        Request put = Request.of("PUT", COMPUTE, Map.of(), "{}");
        Conformance conformance = new Conformance();
        conformance.look(put, Reply.json(201, Json.object("id", COMPUTE, "name", "team-a")));
        conformance.verify();
        conformance.look(put, Reply.json(201, Json.object("id", COMPUTE, "name", 7)));
        assertEquals(
                "Azure's specifications are departed from: [compute.name is 7, not \"text\"]",
                assertThrows(IllegalStateException.class, conformance::verify).getMessage());
    }

    @Test
    void aRequestThatTheSpecificationDoesNotKnowIsFound() {
        assertEquals(
                List.of("POST " + SHOWN + "/restart is no operation that the specification knows"),
                asked("POST", COMPUTE + "/restart?api-version=2024-10-01", "{}"));
        assertEquals(
                List.of("GET " + SHOWN + " has api-version 2031-01-01, not 2024-10-01"),
                asked("GET", COMPUTE + "?api-version=2031-01-01", null));
        assertEquals(List.of("GET " + SHOWN + " has api-version none, not 2024-10-01"), asked("GET", COMPUTE, null));
    }

    @Test
    void amongTheMembersOfARequestEachIsCheckedInEveryDepth() {
        String job = Client.PROD + "/jobs/a";
        String shown = job.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "*");
        String put = "PUT " + shown + " properties";
        assertEquals(
                List.of(
                        put + " has no environmentId",
                        put + " isArchived is \"no\", not \"flag\"",
                        put + " limits cores is a member that the specification does not know",
                        put + " tags is {\"a\":1}, not \"texts\""),
                asked(
                        "PUT",
                        job + "?api-version=2024-10-01",
                        "{\"properties\": {\"jobType\": \"Command\", \"command\": \"true\", \"isArchived\": \"no\","
                                + " \"limits\": {\"jobLimitsType\": \"Command\", \"cores\": 1}, \"tags\": {\"a\": 1}}}"));
        assertEquals(
                List.of("GET " + shown + " has a body"), asked("GET", job + "?api-version=2024-10-01", "{\"a\": 1}"));
    }

    @Test
    void onlyRequestsOfThisProductAreLookedAt() {
        Conformance conformance = new Conformance();
        conformance.look(Request.of("GET", "/nonsense", Map.of("user-agent", "azsdk-python"), null));
        conformance.verify();
        conformance.look(Request.of("GET", "/nonsense", Map.of("user-agent", "azureml-attach/1.4.0"), null));
        assertThrows(IllegalStateException.class, conformance::verify);
    }

    private static List<String> asked(String method, String target, @Nullable String body) {
        return RequestRules.deviations(Request.of(method, target, Map.of(), body));
    }
}
