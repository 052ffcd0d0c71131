package io.github.azuremlattach.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Azure CLI, signed in to an emulated Azure; signing in is not part of what is measured. */
final class AzureCli {
    static final String NAME = "Azure CLI `az resource create`";
    private static final String COMPUTES =
            EmulatedAzure.group(1) + "/providers/Microsoft.MachineLearningServices/workspaces/ml-1/computes/";

    private final String az;
    private final Map<String, String> environment;

    private AzureCli(String az, Map<String, String> environment) {
        this.az = az;
        this.environment = environment;
    }

    /** The CLI that is installed; empty, with a line that says so, where none is. */
    static Optional<AzureCli> signedIn(Settings settings, EmulatedAzure azure)
            throws IOException, InterruptedException {
        Path configuration = Files.createTempDirectory("azure-cli");
        Map<String, String> environment =
                Map.of("REQUESTS_CA_BUNDLE", azure.ca().toString(), "AZURE_CONFIG_DIR", configuration.toString());
        String login = settings.peers().resolve("az-login.sh").toString();
        try {
            new Command(List.of("sh", login, settings.az(), azure.url()), environment).succeed();
            return Optional.of(new AzureCli(settings.az(), environment));
        } catch (IOException e) {
            System.out.println("The Azure CLI is left out: " + settings.az() + " does not sign in here.");
            return Optional.empty();
        }
    }

    Command attach(String compute) {
        String body = ("{\"location\":\"westeurope\",\"properties\":{\"computeType\":\"Kubernetes\","
                        + "\"resourceId\":\"%s\",\"properties\":{\"namespace\":\"default\"}}}")
                .formatted(EmulatedAzure.cluster(1, 1));
        return new Command(
                List.of(
                        az,
                        "resource",
                        "create",
                        "--id",
                        COMPUTES + compute,
                        "--api-version",
                        "2024-10-01",
                        "--is-full-object",
                        "--properties",
                        body),
                environment);
    }
}
