package io.github.azuremlattach.core.faults;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.azuremlattach.core.http.JdkTransport;
import io.github.azuremlattach.core.run.MovableClock;
import io.github.azuremlattach.core.simulation.InMemoryClient;
import io.github.azuremlattach.emulator.Emulator;
import io.github.azuremlattach.emulator.Scenario;
import io.github.azuremlattach.emulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An emulated Azure, set up anew for each cell of a matrix, and the clock of the machine that the runs are on. */
final class Bench {
    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final Duration IMPATIENT = Duration.ofSeconds(1);
    private static final String PIPELINE = "22222222-2222-2222-2222-222222222222";
    private static final Scenario STANDARD = Scenario.standard().with("otherRoleAssignments: 5");

    final MovableClock clock = new MovableClock();
    private final MovableClock azureClock = new MovableClock();
    final Emulator emulator = Emulator.builder().clock(azureClock).port(0).start();
    private final HttpClient memory = new InMemoryClient(emulator);
    private final HttpClient patient = client(PATIENT);
    private final HttpClient impatient = client(IMPATIENT);
    private List<String> rolesBefore = List.of();

    private HttpClient client(Duration answer) {
        return JdkTransport.create(emulator.caPem().getBytes(StandardCharsets.UTF_8), answer);
    }

    /** Sets up the Azure that an attach is asked of. */
    void setUp(Asked asked) {
        setUp(asked.scenario);
        emulator.apply("workspaces: {ml-prod: {discoveryUrl: '" + emulator.url() + "/discovery'}}");
    }

    /** Sets up the standard Azure with something laid over it. */
    void setUp(String scenario) {
        emulator.reset(STANDARD.with(scenario));
        rolesBefore = roles();
    }

    /** Lets time pass, for Azure as for the machine. A jump of the machine's clock alone is no time that passes. */
    void pass(Duration time) {
        clock.pass(time);
        azureClock.pass(time);
    }

    /** Begins a run that has no network between itself and Azure. */
    Trial trial(Map<String, String> settings, Line.Happening happening) {
        return new Trial(this, settings, new Line(memory, happening));
    }

    /** Begins a run that asks Azure over the network. */
    Trial networkTrial(Map<String, String> settings, Line.Happening happening) {
        return new Trial(this, settings, new Line(patient, happening));
    }

    /** Begins a fleet. */
    FleetTrial fleet(Line.Happening happening) {
        return new FleetTrial(this, new Line(patient, happening));
    }

    /** Begins a run that soon loses its patience with an Azure that does not answer. */
    Trial impatientTrial(Map<String, String> settings, Line.Happening happening) {
        return new Trial(this, settings, new Line(impatient, happening));
    }

    /** What exists now was there before whatever comes. */
    void settle() {
        rolesBefore = roles();
    }

    /** The role assignments that were made since the set-up, a line each. */
    List<String> newRoles() {
        return roles().stream().filter(role -> !rolesBefore.contains(role)).toList();
    }

    private List<String> roles() {
        return emulator.roleAssignments().stream()
                .map(assignment -> assignment.path("properties"))
                .map(role -> role.path("roleDefinitionId").asText().replaceAll(".*/", "") + " @ "
                        + role.path("scope").asText() + " : "
                        + role.path("principalId").asText())
                .sorted()
                .collect(Collectors.toList());
    }

    /** The principal that acts for a workspace by a user-assigned identity; empty when its own identity does. */
    String workspacePrincipal(Asked asked) {
        return principal(emulator.resource(asked.workspace).orElseThrow(), "UserAssigned");
    }

    /** The compute as it is now; missing when there is none. */
    JsonNode compute(Asked asked) {
        return emulator.compute(asked.workspace, Asked.COMPUTE).orElse(MissingNode.getInstance());
    }

    /** The principal that acts for the compute. */
    String computePrincipal(Asked asked) {
        return principal(compute(asked), asked.identityType);
    }

    private static String principal(JsonNode resource, String identityType) {
        JsonNode identity = resource.path("identity");
        return identityType.equals("SystemAssigned")
                ? identity.path("principalId").asText()
                : identity.path("userAssignedIdentities")
                        .findPath("principalId")
                        .asText("");
    }

    /** How a job stands by run history, now that the run is over and its trouble too. */
    String jobStatus(String id) {
        emulator.update(world -> world.faults().clear());
        String history = "/history/v1.0" + id.replace("/jobs/", "/runs/") + "/details";
        HttpRequest request = new HttpRequest(HttpMethod.GET, emulator.url() + history)
                .setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + emulator.token(PIPELINE));
        try (HttpResponse response = memory.sendSync(request, Context.NONE)) {
            return Json.parseObject(response.getBodyAsBinaryData().toString())
                    .orElseThrow()
                    .path("status")
                    .asText();
        }
    }

    /** Whether a cluster has a namespace. */
    boolean hasNamespace(String cluster, String namespace) {
        boolean[] has = new boolean[1];
        emulator.update(world -> has[0] = world.namespaces(cluster).contains(namespace));
        return has[0];
    }
}
