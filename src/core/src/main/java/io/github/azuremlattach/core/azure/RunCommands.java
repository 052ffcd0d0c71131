package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.http.ArmReply;
import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import io.github.azuremlattach.core.request.ClusterRef;
import java.util.Optional;

/**
 * Runs kubectl inside an AKS cluster, private ones included (ManagedClusters_RunCommand 2024-09-01).
 *
 * <p>The command goes to a shell: only names that have been checked may stand in it.
 */
public final class RunCommands {
    private static final String API = "2024-09-01";

    private final ArmRestClient arm;
    private final ClusterTokens tokens;

    RunCommands(ArmRestClient arm, ClusterTokens tokens) {
        this.arm = arm;
        this.tokens = tokens;
    }

    /**
     * What became of a command.
     *
     * @param exitCode the command's exit code; empty when it did not run
     * @param logs its output, or the reason why it did not run
     */
    public record Result(Optional<Integer> exitCode, String logs) {}

    /** A command on its way, or its result when Azure answered at once. */
    public record Started(Optional<String> location, Optional<Result> result) {}

    /**
     * Starts a command.
     *
     * @param asCaller whether the cluster is integrated with Microsoft Entra ID, so that the command runs as the caller; it
     *     runs as an administrator otherwise
     */
    public Started start(ClusterRef cluster, String command, boolean asCaller) {
        ObjectNode body = Json.object().put("command", command).put("context", "");
        if (asCaller) {
            body.put("clusterToken", tokens.get());
        }
        ArmReply reply = arm.post(cluster.id() + "/runCommand", API, body);
        return reply.status() == 202
                ? new Started(reply.operation(), Optional.empty())
                : new Started(Optional.empty(), result(reply));
    }

    /** Looks for the result; empty while the command runs. */
    public Optional<Result> result(String location) {
        return result(arm.getAbsolute(location));
    }

    private static Optional<Result> result(ArmReply reply) {
        JsonNode properties = reply.body().path("properties");
        ProvisioningState state = ProvisioningState.of(Json.text(properties, "provisioningState"));
        if (reply.status() == 202 || !state.isTerminal()) {
            return Optional.empty();
        }
        JsonNode exitCode = properties.path("exitCode");
        return Optional.of(new Result(
                exitCode.isInt() && state == ProvisioningState.SUCCEEDED
                        ? Optional.of(exitCode.asInt())
                        : Optional.empty(),
                (Json.text(properties, "logs") + " " + Json.text(properties, "reason")).strip()));
    }
}
