package io.github.azuremlattach.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.emulator.Emulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Log and summary as a person sees them, whole, for each way in which a run can end. {@code -Dregenerate} writes them
 * anew; .ci/pictures/take makes docs/images of the same runs.
 */
class ShowcaseTest {
    /** With {@code -Dpictures=FOLDER} the runs are written there, in colour, and compared with nothing. */
    private static final Path PICTURES =
            Optional.ofNullable(System.getProperty("pictures")).map(Path::of).orElse(null);

    /** A request that is under way for long, which only a busy machine sees here. */
    private static final String SLOW_MACHINE = "(?m)^· .*waiting for an answer from localhost.*\\n";

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final Emulator emulator = Emulator.builder().clock(clock).start();
    private Job job;

    @BeforeEach
    void start() throws Exception {
        emulator.apply("{provisioning: {duration: 4m}, aks: {aks-2: {}, aks-stopped: {powerState: Stopped}}}");
        job = new Job(folder, emulator, clock).withSecret().with("compute-name", "k8s-compute");
        job.environment("NO_COLOR", PICTURES == null ? "1" : "");
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    @Test
    void success() throws Exception {
        assertEquals(0, asked().run());
        check("success");
    }

    @Test
    void plan() throws Exception {
        assertEquals(0, asked().with("mode", "plan").run());
        check("plan");
    }

    @Test
    void fromABareClusterToAProvenCompute() throws Exception {
        emulator.apply("""
                providers: {Microsoft.KubernetesConfiguration: NotRegistered}
                registration: {duration: 20s}
                aks: {aks-bare: {entra: {adminGroups: [99999999-9999-9999-9999-999999999999]}}}
                principals: {pipeline: {groups: [99999999-9999-9999-9999-999999999999]}}
                workspaces: {ml-prod: {discoveryUrl: '%s/discovery'}}
                """.formatted(emulator.url()));
        asked().with("resource-id", Job.cluster("aks-bare"))
                .with("namespace", "team-new")
                .with("create-namespace", "true")
                .with("register-providers", "true")
                .with("extension", "install")
                .with(
                        "instance-types",
                        "{small: {resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}}}")
                .with("apply-instance-types", "true")
                .with("verify", "job")
                .with("verify-instance-types", "small")
                .with("verify-environment", "crmlprod.azurecr.io/smoke:1");
        assertEquals(0, job.run(), job.log());
        check("provision");
    }

    @Test
    void planOfAnExtension() throws Exception {
        emulator.apply("{aks: {aks-bare: {nodes: 3}}}");
        job.with("resource-id", Job.cluster("aks-bare"))
                .with("mode", "plan")
                .with("extension", "install")
                .with(
                        "extension-settings",
                        "enableInference=True\ninferenceRouterServiceType=loadBalancer\nallowInsecureConnections=True")
                .with("tags", "team=vision\ncost-center=4711");
        assertEquals(0, job.run());
        check("extension-plan");
    }

    @Test
    void failure() throws Exception {
        emulator.apply("""
                provisioning:
                  computes:
                    gpu-pool:
                      duration: 9m
                      ends: Failed
                      error:
                        code: InternalServerError
                        message: An internal server error occurred.
                        details:
                        - code: InternalError
                          message: 'Retries exceeded in deploying image pull secret crmlprodacrkey, last error: Forbidden'
                """);
        assertEquals(1, job.with("compute-name", "gpu-pool").run());
        check("failure");
    }

    @Test
    void replace() throws Exception {
        assertEquals(0, job.with("namespace", "default").run());
        job.fresh();
        assertEquals(0, asked().with("on-difference", "replace").run());
        check("replace");
    }

    @Test
    void refusal() throws Exception {
        assertEquals(3, asked().with("resource-id", Job.cluster("aks-stopped")).run());
        check("refusal");
    }

    @Test
    void cancel() throws Exception {
        GitHubAction[] run = new GitHubAction[1];
        run[0] = asked().prepared(pause -> {
            if (emulator.compute(Job.WORKSPACE, "k8s-compute").isPresent()) {
                run[0].cancel();
            }
            clock.pass(pause);
        });
        run[0].run();
        check("cancel");
    }

    @Test
    void fleet() throws Exception {
        emulator.apply("""
                provisioning:
                  computes:
                    gpu-fail: {ends: Failed, error: {code: InternalServerError, message: 'An internal server error occurred.'}}
                """);
        asksForTen();
        assertEquals(1, job.run());
        check("fleet");
    }

    @Test
    void fleetPlan() throws Exception {
        asksForTen();
        assertEquals(3, job.with("mode", "plan").run());
        check("fleet-plan");
    }

    private void asksForTen() throws Exception {
        String teams = IntStream.rangeClosed(1, 8)
                .mapToObj(i -> "- {compute-name: team-" + i + ", namespace: team-a, identity-type: SystemAssigned,"
                        + " compute-roles: [AcrPull @ registry]}\n")
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve("fleet.yml"),
                "computes:\n" + teams + "- {compute-name: gpu-fail}\n- {compute-name: night, resource-id: "
                        + Job.cluster("aks-stopped") + "}\n");
        job.with("compute-name", "").with("resource-id", "").with("manifest", "fleet.yml");
        Files.writeString(
                folder.resolve("fleet.yml"),
                "defaults: {resource-id: " + Job.cluster("aks-1") + "}\n" + job.file("fleet.yml"));
    }

    /** An attach with a namespace, an identity and a role. */
    private Job asked() {
        return job.with("namespace", "team-a")
                .with("identity-type", "SystemAssigned")
                .with("compute-roles", "AcrPull @ registry");
    }

    private void check(String name) throws Exception {
        assertTrue(job.summary().endsWith("\n"));
        if (PICTURES != null) {
            Files.createDirectories(PICTURES);
            Files.writeString(PICTURES.resolve(name + ".log"), job.log());
            Files.writeString(PICTURES.resolve(name + ".md"), job.summary());
            return;
        }
        Golden.check("showcase/" + name + ".log", job.log().replaceAll(SLOW_MACHINE, ""));
        Golden.check("showcase/" + name + ".md", job.summary());
    }
}
