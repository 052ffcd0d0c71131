package io.github.azuremlattach.action.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.azuremlattach.action.DocumentedBlock;
import io.github.azuremlattach.action.Job;
import io.github.azuremlattach.emulator.Emulator;
import io.github.azuremlattach.emulator.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the documentation, copied from the pages and run in a shell against the emulator. */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("..");

    @TempDir
    Path folder;

    private final Emulator emulator = Emulator.start();
    private Scripts scripts;

    @BeforeEach
    void start() throws IOException {
        emulator.apply("provisioning: {duration: 0s}\nroleEffectDelay: 0s");
        Files.writeString(folder.resolve("emulator-ca.pem"), emulator.caPem());
        Files.writeString(folder.resolve("azureml-attach.jar"), "jar");
        scripts = new Scripts(folder);
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void theReadmeAttachesWithoutAzure() throws Exception {
        run(DocumentedBlock.of("README.md", "## Try it without Azure", "sh"));
        assertTrue(emulator.compute(Job.WORKSPACE, "k8s-compute").isPresent());
    }

    @Test
    void theReadmePlansInATerminal() throws Exception {
        signedIn();
        String log = run(DocumentedBlock.of("README.md", "## Other pipelines, and a terminal", "sh"));
        assertTrue(log.contains("Plan: 1 change"), log);
    }

    @Test
    void thePageOfTheCommandLinePlansAndAttaches() throws Exception {
        signedIn();
        run(DocumentedBlock.of("docs/command-line.md", "# The command line", "sh"));
        assertTrue(emulator.compute(Job.WORKSPACE, "team-a").isPresent());
    }

    @Test
    void thePageOfTheEmulatorAttaches() throws Exception {
        run(DocumentedBlock.of("docs/emulator.md", "**The product itself**", "sh"));
        assertTrue(emulator.compute(Job.WORKSPACE, "k8s-compute").isPresent());
    }

    @Test
    void aBareClusterBecomesAProvenCompute() throws Exception {
        emulator.reset(
                Scenario.load(ROOT.resolve("docs/bare-cluster.scenario.yaml")).with("""
                provisioning: {duration: 0s}
                roleEffectDelay: 0s
                registration: {duration: 0s}
                extensions: {install: 0s}
                runCommand: {duration: 0s}
                jobs: {duration: 0s}
                """));
        run(DocumentedBlock.of("docs/provision.md", "## Try it without Azure", "sh"));
        assertTrue(emulator.compute(Job.WORKSPACE, "team-new").isPresent());
    }

    @Test
    void aScenarioOfOnesOwnAttaches() throws Exception {
        signedIn();
        emulator.reset(Scenario.parse(DocumentedBlock.of("docs/emulator.md", "## Scenarios of your own", "yaml"))
                .with("provisioning: {duration: 0s}\nfaults: []"));
        String attach = "java -jar azureml-attach.jar attach --resource-group rg-ml --workspace-name ml-prod"
                + " --resource-id \"$AKS_ID\" --namespace team-a --compute-name ";
        run(attach + "team-a");
        assertTrue(scripts.run(1, attach + "gpu-a").contains("Canceled"));
    }

    @Test
    void serviceAccountsMayActAsTheIdentity() throws Exception {
        emulator.apply("aks: {aks-1: {oidcIssuer: https://oidc.example/aks-1}}");
        signedIn();
        JsonNode inputs = new YAMLMapper()
                .readTree(DocumentedBlock.of(
                        "docs/provision.md", "## Service accounts that act as the identity", "yaml"));
        inputs.properties()
                .forEach(input -> scripts.variable(
                        variable(input.getKey()), known(input.getValue().asText())));
        scripts.variable("AZUREML_ATTACH_IDENTITY_TYPE", "UserAssigned");
        String log = run("java -jar azureml-attach.jar attach --resource-group rg-ml --workspace-name ml-prod"
                + " --compute-name team-a --resource-id \"$AKS_ID\"");
        assertTrue(log.contains("azureml/default") && log.contains("team-new/training"), log);
    }

    @Test
    void theManifestAttachesAndTheReportsMerge() throws Exception {
        signedIn();
        Files.writeString(
                folder.resolve("fleet.yml"),
                known(DocumentedBlock.of("docs/manifest.md", "# Many computes: the manifest", "yaml")));
        for (String shard : List.of("1", "2")) {
            run("java -jar azureml-attach.jar attach --manifest fleet.yml --shard " + shard + "/2 --report reports/"
                    + shard + "/azureml-attach-report.json");
        }
        String log = run(DocumentedBlock.of("docs/manifest.md", "## Too many for one runner", "sh"));
        assertTrue(log.contains("2 attached"), log);
        assertTrue(emulator.compute(Job.WORKSPACE, "team-a").isPresent());
        assertTrue(emulator.compute(Job.WORKSPACE, "edge").isPresent());
    }

    /** What the pages take for granted: the session and the cluster of the reader. */
    private void signedIn() throws IOException {
        String page = DocumentedBlock.of("README.md", "## Try it without Azure", "sh");
        page.lines().filter(line -> line.startsWith("export ")).forEach(line -> {
            for (String pair : line.substring("export ".length()).split(" ", -1)) {
                scripts.variable(pair.split("=", 2)[0], here(pair.split("=", 2)[1]));
            }
        });
        scripts.variable("AKS_ID", Job.cluster("aks-1"));
    }

    private String run(String script) throws Exception {
        return scripts.run(0, here(script));
    }

    private String here(String script) {
        return script.replace("https://localhost:8443", emulator.url());
    }

    private static String known(String text) {
        return text.replace("<id>", "00000000-0000-0000-0000-000000000000").replace("<group>", "rg-ml");
    }

    private static String variable(String input) {
        return "AZUREML_ATTACH_" + input.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
