package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.Operation;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The status URLs of compute operations: long, signed, and in a region of their own.
 *
 * <p>A status answers only the principal that began the operation. Its URL is known by its signed parameters; others may be
 * added, as the JavaScript SDK adds an api-version, unless the scenario compares whole queries.
 */
final class ComputeOperations {
    private static final Set<String> SIGNED = Set.of("t", "c", "s", "h");
    private static final long TICKS_PER_SECOND = 10_000_000L;
    private static final long TICKS_AT_EPOCH = 621_355_968_000_000_000L;

    private final SecureRandom random = new SecureRandom();
    private final String certificate = text(1944);

    /** The reply with the header that tells where to look. */
    Reply announced(Reply reply, ArmCall call, Operation operation, ObjectNode workspace, String location) {
        Instant now = call.world().now();
        long ticks = TICKS_AT_EPOCH + now.getEpochSecond() * TICKS_PER_SECOND + now.getNano() / 100;
        operation.ownedBy(call.caller().objectId());
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
        if (!signed(call, operation.signedQuery())) {
            return Reply.error(403, "InvalidSignature", "The signature of the operation status request is not valid.");
        }
        if (!operation.owner().equals(call.caller().objectId())) {
            return Reply.error(
                    403,
                    "Forbidden",
                    "The operation was begun by another principal than '"
                            + call.caller().objectId() + "'.");
        }
        return Reply.json(200, operation.statusBody())
                .with("x-aml-cluster", "vienna-" + call.path("location") + "-02")
                .with("x-ms-response-type", "standard");
    }

    private static boolean signed(ArmCall call, String query) {
        String actual = String.valueOf(call.request().rawQuery());
        if (call.world().settings().statusUrls().equals("exact")) {
            return query.equals(actual);
        }
        List<String> parameters = List.of(actual.split("&", -1));
        return Stream.of(query.split("&", -1))
                .filter(parameter -> SIGNED.contains(parameter.substring(0, parameter.indexOf('='))))
                .allMatch(parameters::contains);
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
