package io.github.azuremlattach.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Python SDK azure-ai-ml, which attaches by the script peers/attach.py. */
final class PythonSdk {
    static final String NAME = "Python SDK `azure-ai-ml`";
    private static final String VERSION = "import azure.ai.ml, azure.identity; print(azure.ai.ml.__version__)";

    private final Settings settings;
    private final String version;

    private PythonSdk(Settings settings, String version) {
        this.settings = settings;
        this.version = version;
    }

    /** The SDK that is installed; empty, with a line that says so, where none is. */
    static Optional<PythonSdk> installed(Settings settings) throws InterruptedException {
        try {
            Sample sample = new Command(List.of(settings.python(), "-c", VERSION), Map.of()).succeed();
            return Optional.of(new PythonSdk(settings, sample.output().strip()));
        } catch (IOException e) {
            System.out.println("The Python SDK is left out: " + settings.python() + " has no azure-ai-ml.");
            return Optional.empty();
        }
    }

    String version() {
        return version;
    }

    Command attach(EmulatedAzure azure, String compute) {
        String script = settings.peers().resolve("attach.py").toString();
        return new Command(
                List.of(settings.python(), script, azure.url(), compute, EmulatedAzure.cluster(1, 1)),
                Map.of("REQUESTS_CA_BUNDLE", azure.ca().toString()));
    }
}
