import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shows three attaches against the emulator, each as somebody runs it by hand. */
public final class Demo {
    private static final String GROUP = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ml";

    private final String java = ProcessHandle.current().info().command().orElse("java");
    private final Path folder;
    private final String url;

    private Demo(Path folder, String url) {
        this.folder = folder;
        this.url = url;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("azureml-attach-demo");
        Process emulator = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-jar",
                        args[0],
                        "--port",
                        "0",
                        "--ca-out",
                        folder.resolve("ca.pem").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(emulator.getInputStream(), StandardCharsets.UTF_8))) {
            String ready = String.valueOf(lines.readLine());
            System.out.println("An emulated Azure. " + ready + "\n");
            String url = ready.replaceAll(".*(https://localhost:\\d+).*", "$1");
            List<Integer> codes = new Demo(folder, url).attachThree(args[1]);
            if (!codes.equals(List.of(0, 0, 1))) {
                throw new IllegalStateException("expected exit codes 0, 0 and 1, got " + codes);
            }
        } finally {
            emulator.destroy();
        }
        System.out.println("""
                1. An AKS cluster is attached with a system-assigned identity: Succeeded, exit code 0.
                2. An Arc cluster is attached with a user-assigned identity, four roles granted first: exit code 0.
                3. A compute ended Failed; the run said why and what to do, and failed the build: exit code 1, as it must.
                Nothing left this machine: the Azure above ran on loopback and is gone.
                Try next: java -jar action/target/azureml-attach-action.jar --help, and README.md for your own pipeline.""");
    }

    private List<Integer> attachThree(String program) throws IOException, InterruptedException {
        List<Integer> codes = new ArrayList<>();
        codes.add(attach(
                program,
                "1. AKS with a system-assigned identity",
                "--workspace-name=ml-prod",
                "--compute-name=k8s-compute",
                "--resource-id=" + GROUP + "/providers/Microsoft.ContainerService/managedclusters/aks-1",
                "--identity-type=SystemAssigned",
                "--namespace=team-a"));
        codes.add(attach(
                program,
                "2. Arc with a user-assigned identity",
                "--workspace-name=ml-uai",
                "--compute-name=amlarc-compute",
                "--resource-id=" + GROUP + "/providers/Microsoft.Kubernetes/connectedClusters/edge-7",
                "--user-assigned-identities=" + GROUP.substring(1)
                        + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-training"));
        codes.add(attach(
                program,
                "3. A compute that ends Failed",
                "--workspace-name=ml-prod",
                "--compute-name=will-fail",
                "--resource-id=" + GROUP + "/providers/Microsoft.ContainerService/managedClusters/aks-1"));
        return codes;
    }

    private int attach(String program, String title, String... options) throws IOException, InterruptedException {
        System.out.println("=== " + title);
        List<String> words = new ArrayList<>(List.of(java, "-jar", program, "attach", "--resource-group=rg-ml"));
        words.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(words).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.put("AZUREML_ATTACH_DIALECT", "plain");
        environment.put("AZUREML_ATTACH_RESOURCE_MANAGER_URL", url);
        environment.put("AZUREML_ATTACH_AUTHORITY_URL", url);
        environment.put("AZUREML_ATTACH_CA_BUNDLE", folder.resolve("ca.pem").toString());
        environment.put("AZUREML_ATTACH_TENANT_ID", "11111111-1111-1111-1111-111111111111");
        environment.put("AZUREML_ATTACH_CLIENT_ID", "22222222-2222-2222-2222-222222222222");
        environment.put("AZUREML_ATTACH_CLIENT_SECRET", "emulator-secret");
        int code = builder.start().waitFor();
        System.out.println("Exit code: " + code + "\n");
        return code;
    }
}
