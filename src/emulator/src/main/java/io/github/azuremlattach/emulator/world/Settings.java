package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.fault.Glob;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.scenario.Durations;
import io.github.azuremlattach.emulator.scenario.ScenarioText;
import java.time.Duration;

/** How the emulated Azure behaves, as the scenario says. */
public final class Settings {
    private final ObjectNode tree;

    Settings(ObjectNode tree) {
        this.tree = tree;
    }

    /** How long every request waits before it is answered. */
    public Duration latency() {
        return duration("0s", "latency");
    }

    /** How long a token is good. */
    public Duration tokenLifetime() {
        return duration("3599s", "tokenLifetime");
    }

    /** How long a new principal stays unknown to role assignments. */
    public Duration replicationDelay() {
        return duration("0s", "replicationDelay");
    }

    /** How many role assignments for a new principal fail at first. */
    public long replicationAttempts() {
        return tree.path("replicationAttempts").asLong(0);
    }

    /** Whether lists too name every second role without the subscription in front. */
    public boolean bareRoleIds() {
        return tree.path("bareRoleIds").asBoolean(false);
    }

    /** How long a run-command is under way. */
    public Duration runCommand() {
        return duration("1s", "runCommand", "duration");
    }

    /** How many computes a page of a list holds. */
    public int pageSize() {
        return Math.max(1, tree.path("pageSize").asInt(100));
    }

    /** How long a detach takes. */
    public Duration detach() {
        return duration("1s", "provisioning", "detach");
    }

    /** Whether too many requests are refused. */
    public boolean throttles() {
        return tree.path("rateLimits").path("enabled").asBoolean(false);
    }

    /** The burst of reads or writes. */
    public int burst(String bucket, int otherwise) {
        return tree.path("rateLimits").path(bucket).path("burst").asInt(otherwise);
    }

    /** How many reads or writes come back each second. */
    public int refill(String bucket, int otherwise) {
        return tree.path("rateLimits").path(bucket).path("refill").asInt(otherwise);
    }

    /** Whether a resource provider is registered; those not named are. */
    public String registration(String namespace) {
        for (var entry : tree.path("providers").properties()) {
            if (entry.getKey().equalsIgnoreCase(namespace)) {
                return entry.getValue().asText();
            }
        }
        return "Registered";
    }

    /** Notes that a resource provider is registered. */
    public void register(String namespace) {
        ObjectNode providers = tree.withObjectProperty("providers");
        for (var entry : providers.properties()) {
            if (entry.getKey().equalsIgnoreCase(namespace)) {
                providers.put(entry.getKey(), "Registered");
            }
        }
    }

    /** How provisioning of a compute goes: the default, with every matching name pattern laid over it. */
    public Provisioning provisioning(String computeName) {
        JsonNode section = tree.path("provisioning");
        ObjectNode rule = section instanceof ObjectNode object ? object.deepCopy() : Json.object();
        rule.remove("computes");
        for (var entry : section.path("computes").properties()) {
            if (Glob.fits(entry.getKey(), computeName) && entry.getValue() instanceof ObjectNode special) {
                rule = ScenarioText.merge(rule, special);
            }
        }
        return Provisioning.read(rule);
    }

    private Duration duration(String otherwise, String... path) {
        return Durations.parse(Json.textOr(tree, otherwise, path)).orElse(Duration.ZERO);
    }
}
