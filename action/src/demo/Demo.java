import io.github.azuremlattach.emulator.Emulator;
import io.github.azuremlattach.emulator.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows attaches against the emulator, each as somebody runs it by hand. */
public final class Demo {
    private static final String GROUP = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ml";
    private static final String AKS = GROUP + "/providers/Microsoft.ContainerService/managedClusters/";
    private static final String JAVA = ProcessHandle.current().info().command().orElse("java");

    private final String program;
    private final Emulator azure;
    private final Path authority;

    private Demo(String program, Emulator azure) throws IOException {
        this.program = program;
        this.azure = azure;
        this.authority = Files.createTempDirectory("azureml-attach-demo").resolve("ca.pem");
        Files.writeString(authority, azure.caPem());
    }

    /**
     * Shows them all.
     *
     * @param args the product's jar, and the scenario of a bare cluster
     */
    public static void main(String[] args) throws Exception {
        try (Emulator azure = Emulator.start()) {
            System.out.println("An emulated Azure, on this machine only: " + azure.url() + "\n");
            Demo demo = new Demo(args[0], azure);
            demo.threeAttaches();
            azure.reset(Scenario.load(Path.of(args[1])));
            demo.fromABareCluster();
        }
        System.out.println("""
            1. An AKS cluster is attached with a system-assigned identity: Succeeded, exit code 0.
            2. An Arc cluster is attached with a user-assigned identity, four roles granted first: exit code 0.
            3. A compute ended Failed; the run said why and what to do, and failed the build: exit code 1, as it must.
            4. A bare AKS cluster became a compute on which jobs complete, in one run: exit code 0.
               The same run once more wrote nothing but its own two jobs: exit code 0.
            Nothing left this machine: the Azure above ran on loopback and is gone.
            Try next: java -jar action/target/azureml-attach-action.jar --help, and README.md for your own pipeline.\
            """);
    }

    private void threeAttaches() throws IOException, InterruptedException {
        attach(
                0,
                "1. AKS with a system-assigned identity",
                "--workspace-name=ml-prod",
                "--compute-name=k8s-compute",
                "--resource-id=" + GROUP + "/providers/Microsoft.ContainerService/managedclusters/aks-1",
                "--identity-type=SystemAssigned",
                "--namespace=team-a");
        attach(
                0,
                "2. Arc with a user-assigned identity",
                "--workspace-name=ml-uai",
                "--compute-name=amlarc-compute",
                "--resource-id=" + GROUP + "/providers/Microsoft.Kubernetes/connectedClusters/edge-7",
                "--user-assigned-identities=" + GROUP.substring(1)
                        + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-training");
        attach(
                1,
                "3. A compute that ends Failed",
                "--workspace-name=ml-prod",
                "--compute-name=will-fail",
                "--resource-id=" + AKS + "aks-1");
    }

    private void fromABareCluster() throws IOException, InterruptedException {
        String[] everything = {
            "--workspace-name=ml-prod",
            "--compute-name=team-new",
            "--resource-id=" + AKS + "aks-bare",
            "--register-providers=true",
            "--extension=install",
            "--namespace=team-new",
            "--create-namespace=true",
            "--instance-types={small: {resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 2, memory: 2Gi}}}}",
            "--apply-instance-types=true",
            "--identity-type=SystemAssigned",
            "--compute-roles=AcrPull @ registry",
            "--verify=job",
            "--verify-instance-types=small",
            "--verify-environment=crmlprod.azurecr.io/smoke:1"
        };
        attach(0, "4. From a bare AKS cluster with Microsoft Entra ID to a proven compute", everything);
        azure.clearRequests();
        attach(0, "4. The same once more", everything);
        List<String> writes = azure.writes().stream()
                .map(write -> write.method() + " " + write.path().replaceAll(".*/workspaces/", ""))
                .toList();
        System.out.println("All that it wrote, as Azure saw it:");
        writes.forEach(write -> System.out.println("  " + write));
        System.out.println();
        if (writes.size() != 2 || !writes.stream().allMatch(write -> write.startsWith("PUT ml-prod/jobs/"))) {
            throw new IllegalStateException("expected two jobs, got " + writes);
        }
    }

    private void attach(int expected, String title, String... options) throws IOException, InterruptedException {
        System.out.println("=== " + title);
        List<String> words = new ArrayList<>(List.of(JAVA, "-jar", program, "attach", "--resource-group=rg-ml"));
        words.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
        builder.environment()
                .putAll(Map.of(
                        "AZUREML_ATTACH_DIALECT", "plain",
                        "AZUREML_ATTACH_RESOURCE_MANAGER_URL", azure.url(),
                        "AZUREML_ATTACH_AUTHORITY_URL", azure.url(),
                        "AZUREML_ATTACH_CA_BUNDLE", authority.toString(),
                        "AZUREML_ATTACH_TENANT_ID", "11111111-1111-1111-1111-111111111111",
                        "AZUREML_ATTACH_CLIENT_ID", "22222222-2222-2222-2222-222222222222",
                        "AZUREML_ATTACH_CLIENT_SECRET", "emulator-secret"));
        int code = builder.start().waitFor();
        System.out.println("Exit code: " + code + "\n");
        if (code != expected) {
            throw new IllegalStateException("expected exit code " + expected + ", got " + code);
        }
    }
}
