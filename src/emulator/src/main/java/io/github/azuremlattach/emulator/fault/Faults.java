package io.github.azuremlattach.emulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The faults of a scenario, in their order; the first that falls wins. */
public final class Faults {
    private final List<FaultRule> rules = new ArrayList<>();

    /** Adds the faults of a scenario's list; times in it count from now. */
    public void add(JsonNode list, Instant now) {
        list.forEach(rule -> rules.add(new FaultRule(rule, now)));
    }

    /** Forgets every fault. */
    public void clear() {
        rules.clear();
    }

    /** The fault that falls upon a request. */
    public Optional<Fault> pick(String method, String path, @Nullable String body, Instant now) {
        Fault picked = null;
        for (FaultRule rule : rules) {
            Fault fault = rule.meets(method, path, body, now);
            picked = picked == null ? fault : picked;
        }
        return Optional.ofNullable(picked);
    }
}
