package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.Operation;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/** The status URLs of compute operations: long, signed, and in a region of their own. */
final class ComputeOperations {
    private static final long TICKS_PER_SECOND = 10_000_000L;
    private static final long TICKS_AT_EPOCH = 621_355_968_000_000_000L;

    private final SecureRandom random = new SecureRandom();
    private final String certificate = text(1944);

    /** The reply with the header that tells where to look. */
    Reply announced(Reply reply, ArmCall call, Operation operation, ObjectNode workspace, String location) {
        Instant now = call.world().now();
        long ticks = TICKS_AT_EPOCH + now.getEpochSecond() * TICKS_PER_SECOND + now.getNano() / 100;
        operation.sign("api-version=" + call.apiVersion() + "&service=new&t=" + ticks + "&c=" + certificate + "&s="
                + text(256) + "&h=" + text(32));
        String subscription = call.path("s");
        String url = call.request().origin() + "/subscriptions/" + subscription
                + "/providers/Microsoft.MachineLearningServices/locations/" + region(workspace, location)
                + "/computeOperationsStatus/" + operation.id() + "?" + operation.signedQuery();
        return reply.with("Azure-AsyncOperation", url)
                .with("x-aml-cluster", "vienna-" + region(workspace, location) + "-02");
    }

    /** The answer at a status URL. */
    Reply status(ArmCall call) {
        Operation operation =
                call.world().operations().find(call.path("operation")).orElse(null);
        if (operation == null || operation.signedQuery() == null) {
            return Reply.error(404, "NotFound", "The operation '" + call.path("operation") + "' could not be found.");
        }
        if (!operation.signedQuery().equals(call.request().rawQuery())) {
            return Reply.error(403, "InvalidSignature", "The signature of the operation status request is not valid.");
        }
        return Reply.json(200, operation.statusBody())
                .with("x-aml-cluster", "vienna-" + call.path("location") + "-02")
                .with("x-ms-response-type", "standard");
    }

    /** The workspace's region; another one where that would be no surprise. */
    private static String region(ObjectNode workspace, String location) {
        String own = Json.textOr(workspace, "eastus", "location");
        return !own.equalsIgnoreCase(location) ? own : own.equals("eastus") ? "westus2" : "eastus";
    }

    private String text(int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(noise);
    }
}
