package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.Lock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the locks that hold at scopes: by one request for a resource group, or one for each scope where that is forbidden. */
public final class LockReader {
    private static final Pattern GROUP = Pattern.compile("(?i)^/subscriptions/[^/]+/resourceGroups/[^/]+");

    private final CachedReads reads;
    private final boolean patient;

    /**
     * Prepares a reading.
     *
     * @param patient whether trouble that may pass is thrown, so that everything is read again
     */
    public LockReader(CachedReads reads, boolean patient) {
        this.reads = reads;
        this.patient = patient;
    }

    /** The locks around each scope that lies in a resource group; a list may hold others beside them. */
    public Map<String, Observation<List<Lock>>> read(Collection<String> scopes) {
        Map<String, CompletableFuture<Observation<List<Lock>>>> groups = new LinkedHashMap<>();
        scopes.stream()
                .flatMap(scope -> group(scope).stream())
                .forEach(group -> groups.computeIfAbsent(group, one -> ParallelReads.start(() -> look(one))));
        Map<String, Observation<List<Lock>>> locks = new LinkedHashMap<>();
        scopes.forEach(scope -> group(scope).ifPresent(group -> {
            Observation<List<Lock>> seen = ParallelReads.get(Objects.requireNonNull(groups.get(group)));
            locks.put(scope, seen.seen().isPresent() || scope.equals(group) ? seen : look(scope));
        }));
        return locks;
    }

    private Observation<List<Lock>> look(String scope) {
        return Observation.of(() -> reads.locks(scope), patient);
    }

    private static Optional<String> group(String scope) {
        Matcher group = GROUP.matcher(scope);
        return group.find() ? Optional.of(group.group()) : Optional.empty();
    }
}
