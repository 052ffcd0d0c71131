package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.JobRules;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs that were begun, and how far each has come at a time. */
final class Jobs {
    private final Map<String, Job> byKey = new HashMap<>();

    /**
     * A job.
     *
     * @param resource its JSON without a status
     * @param started when it began
     * @param rules how it goes
     * @param canceled when it was canceled, or {@link Instant#MAX}
     */
    record Job(ObjectNode resource, Instant started, JobRules rules, Instant canceled) {
        /** Its status at a time: Starting, Preparing, Queued, Running, and then its end. */
        String status(Instant now) {
            if (!now.isBefore(canceled)) {
                return "Canceled";
            }
            Duration passed = Duration.between(started, now);
            long percent = rules.duration().isZero()
                    ? 100
                    : passed.toMillis() * 100 / rules.duration().toMillis();
            if (percent < 10) {
                return "Starting";
            }
            if (percent < 30) {
                return "Preparing";
            }
            if (percent < 50 || rules.ends().equalsIgnoreCase("Queued")) {
                return "Queued";
            }
            return percent < 100 ? "Running" : rules.ends();
        }

        /** Whether it is over. */
        boolean over(Instant now) {
            return switch (status(now)) {
                case "Completed", "Failed", "Canceled" -> true;
                default -> false;
            };
        }

        /** Its JSON as Azure prints it at a time. */
        ObjectNode json(Instant now) {
            ObjectNode json = resource.deepCopy();
            json.withObjectProperty("properties").put("status", status(now));
            return json;
        }

        /** What run history tells of it. */
        ObjectNode history(Instant now) {
            ObjectNode details = Json.object(
                    "runId", ArmId.name(Json.textOr(resource, "", "id")),
                    "status", status(now),
                    "startTimeUtc", started.toString(),
                    "error", null,
                    "warnings", List.of(),
                    "logFiles", Json.object());
            if (status(now).equals("Failed")) {
                ObjectNode error = rules.error();
                details.set(
                        "error",
                        Json.object(
                                "error",
                                error == null
                                        ? Json.object("code", "UserError", "message", "The job failed.")
                                        : error));
            }
            return details;
        }
    }

    void put(Job job) {
        byKey.put(ArmId.key(Json.textOr(job.resource(), "", "id")), job);
    }

    Optional<Job> find(String id) {
        return Optional.ofNullable(byKey.get(ArmId.key(id)));
    }

    void remove(String id) {
        byKey.remove(ArmId.key(id));
    }
}
