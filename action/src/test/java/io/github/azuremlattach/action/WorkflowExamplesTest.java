package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.azuremlattach.emulator.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example workflows for GitHub: each step that uses the Action, against the emulator, signed in by ID tokens. */
class WorkflowExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "docs", "github-action");
    private static final Pattern COMPUTE_FILE = Pattern.compile("(?s)\\n```yaml\\n(name: team-b.*?)```");
    private static final List<String> OF_ONE_COMPUTE =
            List.of("resource-group", "workspace-name", "compute-name", "resource-id");

    @TempDir
    Path folder;

    private final Emulator emulator = Emulator.start();

    @BeforeEach
    void start() throws IOException {
        emulator.apply("provisioning: {duration: 0s}\nroleEffectDelay: 0s");
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void attachAndDetach() throws Exception {
        assertEquals("attached", outcome(0, step("attach.yml", "attach"), "1"));
        assertTrue(emulator.compute(Job.WORKSPACE, "team-a").isPresent());
        assertEquals("detached", outcome(0, step("detach.yml", "detach"), "1"));
        assertTrue(emulator.compute(Job.WORKSPACE, "team-a").isEmpty());
    }

    @Test
    void fromABareClusterToAProvenCompute() throws Exception {
        emulator.apply("""
                providers: {Microsoft.KubernetesConfiguration: NotRegistered}
                registration: {duration: 0s}
                extensions: {install: 0s}
                runCommand: {duration: 0s}
                jobs: {duration: 0s}
                aks: {aks-1: {extension: null}}
                arc: {edge-7: {extension: null, namespaces: [default]}}
                relays: {edge700000000000000000000000000000000rgmlrelay: null}
                """);
        for (String job : List.of("aks", "arc")) {
            assertEquals("attached", outcome(0, step("provision.yml", job), "1"));
            assertEquals("unchanged", outcome(0, step("provision.yml", job), "1"));
        }
    }

    @Test
    void thePageAboutProvisioningShowsTheExamplesThatAreRun() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "provision.md"));
        assertTrue(page.contains("```yaml\n" + Files.readString(EXAMPLES.resolve("provision.yml")) + "```"));
        Path pipeline = Path.of("..", "docs", "jenkins", "provision.jenkinsfile");
        assertTrue(page.contains("```groovy\n" + Files.readString(pipeline) + "```"));
    }

    @Test
    void planApplyAndDrift() throws Exception {
        computeFile("team-b");
        assertEquals("planned", outcome(0, step("plan-and-apply.yml", "plan"), "1"));
        assertTrue(emulator.compute(Job.WORKSPACE, "team-b").isEmpty());
        assertEquals("attached", outcome(0, step("plan-and-apply.yml", "apply"), "1"));
        assertEquals("unchanged", outcome(0, step("drift.yml", "check"), "1"));

        computeFile("default");
        assertEquals("drifted", outcome(4, step("drift.yml", "check"), "1"));
        assertTrue(Files.exists(folder.resolve("drift.xml")));
        assertEquals("replaced", outcome(0, step("plan-and-apply.yml", "apply"), "1"));
    }

    @Test
    void aFleetInFourJobsAndOneReport() throws Exception {
        Files.copy(Path.of("..", "docs", "jenkins", "fleet.yml"), folder.resolve("fleet.yml"));
        for (String shard : List.of("1", "2", "3", "4")) {
            outcome(0, step("fleet.yml", "attach"), shard);
            Path report = Files.createDirectories(folder.resolve("reports/report-" + shard));
            Files.move(folder.resolve("azureml-attach-report.json"), report.resolve("azureml-attach-report.json"));
        }
        assertEquals("attached", outcome(0, step("fleet.yml", "report"), "1"));
        assertTrue(emulator.compute(Job.WORKSPACE, "shard-a").isPresent());
    }

    /** The first step of a job that uses the Action. */
    private static JsonNode step(String file, String job) throws IOException {
        JsonNode workflow = new YAMLMapper().readTree(Files.readString(EXAMPLES.resolve(file)));
        for (JsonNode step : workflow.at("/jobs/" + job + "/steps")) {
            if (step.path("uses").asText().equals("OWNER/azureml-attach-action@v1")) {
                return step;
            }
        }
        throw new AssertionError(file + " has no such step in " + job);
    }

    private String outcome(int code, JsonNode step, String shard) throws Exception {
        Job job = new Job(folder, emulator, new MovableClock());
        job.fresh();
        OF_ONE_COMPUTE.forEach(input -> job.with(input, ""));
        step.path("with").properties().forEach(input -> job.with(input.getKey(), value(input.getValue(), shard)));
        try (TokenStandIn tokens = new TokenStandIn(InstantSource.system(), Duration.ofMinutes(5))) {
            assertEquals(code, job.withIdTokens(tokens).run(), job.log());
        }
        return job.outputs().getOrDefault("outcome", "");
    }

    private static String value(JsonNode input, String shard) {
        String value = input.asText();
        for (Map.Entry<String, String> context : Map.of(
                        "vars.AZURE_TENANT_ID",
                        Job.TENANT,
                        "vars.AZURE_CLIENT_ID",
                        Job.PIPELINE,
                        "vars.AZURE_SUBSCRIPTION_ID",
                        Job.SUBSCRIPTION.substring("/subscriptions/".length()),
                        "vars.AKS_ID",
                        Job.cluster("aks-1"),
                        "vars.ARC_ID",
                        Job.cluster("aks-1")
                                .replace("ContainerService/managedClusters/aks-1", "Kubernetes/connectedClusters/edge-7"),
                        "matrix.shard",
                        shard)
                .entrySet()) {
            value = value.replace("${{ " + context.getKey() + " }}", context.getValue());
        }
        assertTrue(!value.contains("${{"), value);
        return value;
    }

    /** compute.yml as the page shows it, in another namespace. */
    private void computeFile(String namespace) throws IOException {
        Matcher page = COMPUTE_FILE.matcher(Files.readString(EXAMPLES.resolve("README.md")));
        assertTrue(page.find());
        String text = page.group(1)
                .replaceAll("resource_id: .*", "resource_id: " + Job.cluster("aks-1"))
                .replace("namespace: team-b", "namespace: " + namespace);
        Files.writeString(folder.resolve("compute.yml"), text);
    }
}
