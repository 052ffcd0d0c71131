package io.github.azuremlattach.core.signin;

import io.github.azuremlattach.core.settings.Parameter;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What a sign-in finds around it, besides parameters.
 *
 * @param idTokens the ID tokens of the system that runs the pipeline
 * @param machineAuth how the machine itself could sign in, as {@link Parameter#AUTH} spells it; empty for not at all
 * @param clock tells the time
 * @param trace hears of every request, a line each without secrets and query strings
 */
public record SignInEnvironment(IdTokens idTokens, String machineAuth, InstantSource clock, Consumer<String> trace) {

    /** A machine of one's own, and nobody who wants to hear of requests. */
    public static SignInEnvironment plain() {
        return new SignInEnvironment(
                IdTokens.none(), machineAuth(System.getenv("PATH")), InstantSource.system(), line -> {});
    }

    /** The Azure CLI's session where there is an Azure CLI, otherwise the machine's managed identity. */
    public static String machineAuth(String path) {
        boolean cli = Arrays.stream(String.valueOf(path).split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder ->
                        Files.isExecutable(Path.of(folder, "az")) || Files.isExecutable(Path.of(folder, "az.cmd")));
        return cli ? "azure-cli" : "managed-identity";
    }
}
