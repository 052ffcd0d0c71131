package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.request.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * The states of a workspace's computes, told by one list to all runs that wait there. It is a hint: whoever hears of a
 * change looks at the compute itself. Where few wait, where the workspace holds far more computes than are waited for, or
 * where the list is refused, it says nothing, and each run looks for itself.
 */
public final class ComputeWatch {
    /**
     * For how long a list is good enough, which is how much later a state is known at most: the more wait, the longer, until
     * one of them has changed, since those that began together end together.
     */
    private static final Duration FRESH = Duration.ofSeconds(8);

    private static final long FRESH_AT_LEAST = 1500;
    private static final long FRESH_FOR_EACH = 100;

    /** From how many waiting runs on a list is cheaper than their own looks. */
    private static final int WORTHWHILE = 3;

    /** How many computes a list may hold for each that is waited for, since a long one is many requests. */
    private static final int MAX_COMPUTES_FOR_EACH = 50;

    private static final Duration OFF = Duration.ofMinutes(5);

    private final FleetContext fleet;
    private final ResourceId workspace;
    private final InstantSource clock;
    private final ReentrantLock listing = new ReentrantLock();
    private final Map<ResourceId, Instant> waiting = new HashMap<>();
    private volatile Listed listed = new Listed(0, Instant.EPOCH, FRESH, Map.of());
    private volatile Instant offUntil = Instant.EPOCH;

    /** What a list said, the how manieth it was, when it was asked for, and for how long it is good. */
    private record Listed(int number, Instant asked, Duration fresh, Map<String, String> states) {}

    ComputeWatch(FleetContext fleet, ResourceId workspace, InstantSource clock) {
        this.fleet = fleet;
        this.workspace = workspace;
        this.clock = clock;
    }

    /**
     * The state of a compute by the list, which is asked for anew where it is too old.
     *
     * @return Azure's word, such as {@code Creating}; empty where nobody but the compute itself can say
     */
    public Optional<String> state(ResourceId compute) {
        if (isWorthwhile(compute) && !isFresh() && listing.tryLock()) {
            try {
                list();
            } finally {
                listing.unlock();
            }
        }
        return known(compute);
    }

    /** The same without a request: empty also where the list is too old. */
    public Optional<String> known(ResourceId compute) {
        return isFresh() ? Optional.ofNullable(listed.states.get(key(compute.name()))) : Optional.empty();
    }

    /** How many lists there have been. */
    public int lists() {
        return listed.number;
    }

    private void list() {
        Instant now = clock.instant();
        try {
            List<Compute> computes = fleet.azure().computes().list(workspace);
            Map<String, String> states = computes.stream()
                    .collect(Collectors.toMap(one -> key(one.name()), Compute::state, (one, other) -> one));
            listed = new Listed(listed.number + 1, now, fresh(states), states);
            if (computes.size() > MAX_COMPUTES_FOR_EACH * waiting()) {
                offUntil = now.plus(OFF);
            }
        } catch (ArmException e) {
            offUntil = now.plus(e.isTransient() ? FRESH : OFF);
        }
    }

    private Duration fresh(Map<String, String> states) {
        boolean changed = listed.states.entrySet().stream()
                .anyMatch(before -> !before.getValue().equals(states.getOrDefault(before.getKey(), before.getValue())));
        long forEach = changed ? 0 : waiting() * FRESH_FOR_EACH;
        return Duration.ofMillis(Math.min(FRESH.toMillis(), FRESH_AT_LEAST + forEach));
    }

    private boolean isFresh() {
        Instant now = clock.instant();
        return !now.isBefore(listed.asked) && now.isBefore(listed.asked.plus(listed.fresh));
    }

    private synchronized boolean isWorthwhile(ResourceId compute) {
        Instant now = clock.instant();
        waiting.put(compute, now);
        waiting.values().removeIf(asked -> asked.isBefore(now.minusSeconds(60)));
        return waiting.size() >= WORTHWHILE && !now.isBefore(offUntil);
    }

    private synchronized int waiting() {
        return waiting.size();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
