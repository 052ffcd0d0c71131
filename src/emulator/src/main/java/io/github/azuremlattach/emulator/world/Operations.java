package io.github.azuremlattach.emulator.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The operations under way and those that are over. */
public final class Operations {
    private final Map<String, Operation> byId = new LinkedHashMap<>();
    private final Collection<Operation> pending = new ArrayDeque<>();

    /** Starts an operation; whatever was under way on the same target is given up. */
    public Operation start(
            String target, Instant now, Duration duration, String outcome, @Nullable ObjectNode error, Runnable atEnd) {
        pending.stream()
                .filter(operation -> ArmId.key(operation.target()).equals(ArmId.key(target)))
                .forEach(Operation::supersede);
        Operation operation =
                new Operation(UUID.randomUUID().toString(), target, now, now.plus(duration), outcome, error, atEnd);
        byId.put(operation.id(), operation);
        pending.add(operation);
        return operation;
    }

    /** Starts an operation that succeeds. */
    public Operation start(String target, Instant now, Duration duration, Runnable atEnd) {
        return start(target, now, duration, "Succeeded", null, atEnd);
    }

    /** The operation of that GUID. */
    public Optional<Operation> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Brings the world up to the given time. */
    public void settle(Instant now) {
        if (!pending.isEmpty()) {
            pending.forEach(operation -> operation.finishIfDue(now));
            pending.removeIf(Operation::isOver);
        }
    }

    /** Every operation, in the order of their start. */
    public List<Operation> all() {
        return new ArrayList<>(byId.values());
    }
}
