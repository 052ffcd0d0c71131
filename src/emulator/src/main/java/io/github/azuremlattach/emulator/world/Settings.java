package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.fault.Glob;
import io.github.azuremlattach.emulator.json.Json;
import io.github.azuremlattach.emulator.scenario.Durations;
import io.github.azuremlattach.emulator.scenario.ScenarioText;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

    /** Whether every second assignment names its role without the subscription in front. */
    public boolean bareRoleIds() {
        return tree.path("bareRoleIds").asBoolean(false);
    }

    /** How long a run-command is under way. */
    public Duration runCommand() {
        return duration("1s", "runCommand", "duration");
    }

    /** How long a role that was granted by a request does not count yet. */
    public Duration roleEffectDelay() {
        return duration(LenientDefaults.ROLE_EFFECT_DELAY, "roleEffectDelay");
    }

    /** Whether a $filter on role definitions that cannot be read is refused. */
    public boolean refusesRoleDefinitionFilters() {
        return word(LenientDefaults.ROLE_DEFINITION_FILTERS, "roleDefinitionFilters")
                .equals("strict");
    }

    /** How many members a page of a list holds. */
    public int pageSize() {
        return Math.max(1, tree.path("pageSize").asInt(1000));
    }

    /** How a nextLink names its host: plain, port (with :443) or regional. */
    public String nextLinks() {
        return word("plain", "nextLinks");
    }

    /** Whether api-versions are checked. */
    public boolean checksApiVersions() {
        return tree.path("checkApiVersions").asBoolean(true);
    }

    /** The api-versions that the scenario names for a type or for its whole namespace. */
    public Optional<List<String>> apiVersions(String type) {
        return tree.path("apiVersions").properties().stream()
                .filter(entry -> type.equalsIgnoreCase(entry.getKey())
                        || type.toLowerCase(Locale.ROOT)
                                .startsWith(entry.getKey().toLowerCase(Locale.ROOT) + "/"))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(entry -> Json.texts(entry.getValue()));
    }

    /** How a status URL is recognised: token (other parameters may be added) or exact. */
    public String statusUrls() {
        return word("token", "statusUrls");
    }

    /** What a PUT over a compute does with another cluster or namespace: ignore, overwrite, refuse or fail. */
    public String existingCompute() {
        return word("ignore", "existingCompute");
    }

    /** What a DELETE without underlyingResourceAction does: refuse, detach or delete. */
    public String deleteWithoutAction() {
        return word("refuse", "deleteWithoutAction");
    }

    /** How long a registration of a resource provider is under way. */
    public Duration registrationTime() {
        return duration("0s", "registration", "duration");
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

    /** How many requests a resource provider takes at once, or -1 for any number. */
    public int providerBurst(String namespace) {
        return provider(namespace).path("burst").asInt(-1);
    }

    /** How many requests a resource provider takes each second after that. */
    public int providerRefill(String namespace) {
        return provider(namespace).path("refill").asInt(1);
    }

    private JsonNode provider(String namespace) {
        return tree.path("rateLimits").path("providers").properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(namespace))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(Json::object);
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

    /** Notes the state of a resource provider's registration. */
    public void register(String namespace, String state) {
        ObjectNode providers = tree.withObjectProperty("providers");
        String key = providers.properties().stream()
                .map(Map.Entry::getKey)
                .filter(namespace::equalsIgnoreCase)
                .findFirst()
                .orElse(namespace);
        providers.put(key, state);
    }

    /** How installing, updating and deleting the extension goes. */
    public ExtensionRules extensions() {
        return ExtensionRules.read(tree.path("extensions"));
    }

    /** How a job goes: the default, with every matching id pattern laid over it. */
    public JobRules jobs(String jobId) {
        return JobRules.read(rule("jobs", "ids", jobId));
    }

    /** How provisioning of a compute goes: the default, with every matching name pattern laid over it. */
    public Provisioning provisioning(String computeName) {
        return Provisioning.read(rule("provisioning", "computes", computeName));
    }

    /** A section with those of its special rules laid over it whose pattern fits the name. */
    private ObjectNode rule(String section, String specials, String name) {
        ObjectNode rule = tree.path(section) instanceof ObjectNode object ? object.deepCopy() : Json.object();
        rule.remove(specials);
        for (var entry : tree.path(section).path(specials).properties()) {
            if (Glob.fits(entry.getKey(), name) && entry.getValue() instanceof ObjectNode special) {
                rule = ScenarioText.merge(rule, special);
            }
        }
        return rule;
    }

    private String word(String otherwise, String... path) {
        return Json.textOr(tree, otherwise, path).toLowerCase(Locale.ROOT);
    }

    private Duration duration(String otherwise, String... path) {
        return Durations.parse(Json.textOr(tree, otherwise, path)).orElse(Duration.ZERO);
    }
}
