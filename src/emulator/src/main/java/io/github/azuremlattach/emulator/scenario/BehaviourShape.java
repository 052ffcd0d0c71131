package io.github.azuremlattach.emulator.scenario;

import static io.github.azuremlattach.emulator.scenario.Shape.ANY;
import static io.github.azuremlattach.emulator.scenario.Shape.COUNT;
import static io.github.azuremlattach.emulator.scenario.Shape.DURATION;
import static io.github.azuremlattach.emulator.scenario.Shape.FLAG;
import static io.github.azuremlattach.emulator.scenario.Shape.TEXT;
import static io.github.azuremlattach.emulator.scenario.Shape.join;
import static io.github.azuremlattach.emulator.scenario.Shape.keys;
import static io.github.azuremlattach.emulator.scenario.Shape.listOf;
import static io.github.azuremlattach.emulator.scenario.Shape.mapOf;
import static io.github.azuremlattach.emulator.scenario.Shape.mapOrElse;
import static io.github.azuremlattach.emulator.scenario.Shape.oneOf;

/** The keys of a scenario that say how the emulated Azure behaves. */
final class BehaviourShape {
    private static final Shape TEXTS = listOf(TEXT);
    private static final Shape ERROR = keys("code", TEXT, "message", TEXT, "details", ANY);
    private static final Shape JOB_END = oneOf("Completed", "Failed", "Canceled", "Queued");
    private static final Shape PROVISIONING_RULE = keys(provisioning());

    private static final Shape MATCH = keys(
            "method", TEXT,
            "path", TEXT,
            "body", TEXT,
            "nth", COUNT,
            "first", COUNT,
            "every", COUNT,
            "after", DURATION);

    private static final Shape FAULT = keys(
            "kind", TEXT,
            "status", COUNT,
            "code", TEXT,
            "message", TEXT,
            "retryAfter", TEXT,
            "body", ANY,
            "headers", mapOf(TEXT),
            "contentType", TEXT,
            "processed", FLAG,
            "atMost", DURATION,
            "host", TEXT);

    private static final Shape BUCKET = keys("burst", COUNT, "refill", COUNT);

    private BehaviourShape() {}

    /** The keys with their shapes, alternating. */
    static Object[] keysAndShapes() {
        return new Object[] {
            "provisioning",
            keys(join(provisioning(), "detach", DURATION, "computes", mapOf(PROVISIONING_RULE))),
            "replicationDelay",
            DURATION,
            "replicationAttempts",
            COUNT,
            "bareRoleIds",
            FLAG,
            "roleEffectDelay",
            DURATION,
            "roleDefinitionFilters",
            oneOf("lenient", "strict"),
            "checkApiVersions",
            FLAG,
            "apiVersions",
            mapOf(TEXTS),
            "statusUrls",
            oneOf("token", "exact"),
            "existingCompute",
            oneOf("ignore", "overwrite", "refuse", "fail"),
            "deleteWithoutAction",
            oneOf("refuse", "detach", "delete"),
            "nextLinks",
            oneOf("plain", "port", "regional"),
            "registration",
            keys("duration", DURATION),
            "jobs",
            keys(
                    "duration", DURATION,
                    "ends", JOB_END,
                    "error", ERROR,
                    "ids", mapOf(keys("duration", DURATION, "ends", JOB_END, "error", ERROR))),
            "extensions",
            keys(
                    "install", DURATION,
                    "update", DURATION,
                    "delete", DURATION,
                    "error", TEXT,
                    "healthCheck", TEXTS),
            "runCommand",
            keys("duration", DURATION),
            "tokenLifetime",
            DURATION,
            "pageSize",
            COUNT,
            "latency",
            DURATION,
            "rateLimits",
            keys("enabled", FLAG, "writes", BUCKET, "reads", BUCKET, "deletes", BUCKET, "providers", mapOf(BUCKET)),
            "faults",
            listOf(keys("match", MATCH, "fault", mapOrElse(FAULT, TEXT)))
        };
    }

    private static Object[] provisioning() {
        return new Object[] {
            "duration",
            DURATION,
            "ends",
            oneOf("Succeeded", "Failed", "Canceled"),
            "error",
            ERROR,
            "shape",
            oneOf("nested", "repeated")
        };
    }
}
