package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.world.ArmId;
import io.github.azuremlattach.emulator.world.Provisioning;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a PUT over an existing Kubernetes compute does when it names another cluster or another namespace.
 *
 * <p>The sources disagree, so the scenario key {@code existingCompute} chooses: {@code ignore} (nothing changes but identity,
 * tags and description; Microsoft's troubleshooting page), {@code overwrite} (the REST reference), {@code refuse} (400, as
 * the Bicep module's notes have it) or {@code fail} (accepted, then Failed, as microsoft/edge-ai reports). The texts of the
 * last two are not recorded anywhere.
 */
final class ExistingCompute {
    private static final String UNSUPPORTED = "Kubernetes compute does not support update of its cluster or namespace;"
            + " detach the compute and attach it again.";
    private final @Nullable ObjectNode before;
    private final ObjectNode asked;
    private final String mode;

    ExistingCompute(Optional<ObjectNode> before, ObjectNode asked, String mode) {
        this.before = before.orElse(null);
        this.asked = asked;
        this.mode = mode;
    }

    /** The refusal of the PUT, or null. */
    @Nullable
    Reply refusal() {
        return differs() && mode.equals("refuse") ? Reply.error(400, "BadRequest", UNSUPPORTED) : null;
    }

    /** What provisioning comes to. */
    Provisioning outcome(Provisioning planned) {
        return differs() && mode.equals("fail")
                ? planned.failing(Provisioning.error("BadRequest", UNSUPPORTED))
                : planned;
    }

    /** The body that takes effect. */
    ObjectNode effective() {
        ObjectNode body = asked.deepCopy();
        if (before == null || !differs() || mode.equals("overwrite")) {
            return body;
        }
        ObjectNode properties = body.withObjectProperty("properties");
        properties.set("resourceId", before.path("properties").path("resourceId"));
        properties.set("properties", before.path("properties").path("properties"));
        return body;
    }

    private boolean differs() {
        return before != null
                && !(cluster(before).equals(cluster(asked)) && namespace(before).equals(namespace(asked)));
    }

    private static String cluster(JsonNode compute) {
        return ArmId.key(Json.textOr(compute, "", "properties", "resourceId"));
    }

    private static String namespace(JsonNode compute) {
        return Json.textOr(compute, "default", "properties", "properties", "namespace");
    }
}
