package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.ActionSet;
import io.github.azuremlattach.core.azure.DenyAssignment;
import io.github.azuremlattach.core.azure.RoleAssignment;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Reads which roles principals hold at scopes, and what the caller may do there. */
public final class RoleReader {
    private final CachedReads reads;
    private final boolean patient;

    /**
     * Prepares a reading.
     *
     * @param patient whether trouble that may pass is thrown, so that everything is read again
     */
    public RoleReader(CachedReads reads, boolean patient) {
        this.reads = reads;
        this.patient = patient;
    }

    /**
     * A question about a role.
     *
     * @param principalId who holds it
     * @param scope where
     * @param roleId its GUID
     * @param orActions whether other roles that allow the same are as good
     */
    public record Query(String principalId, String scope, String roleId, boolean orActions) {}

    /** Reads the answers. */
    public RoleFacts read(Collection<Query> queries) {
        Map<String, CompletableFuture<Observation<List<RoleAssignment>>>> started = new LinkedHashMap<>();
        for (Query query : queries) {
            started.computeIfAbsent(
                    RoleFacts.key(query.principalId(), query.scope()),
                    key -> ParallelReads.start(() ->
                            Observation.of(() -> reads.assignments(query.principalId(), query.scope()), patient)));
        }
        Map<String, Observation<List<RoleAssignment>>> held = new LinkedHashMap<>();
        started.forEach((key, look) -> held.put(key, ParallelReads.get(look)));
        Map<String, ActionSet> actions = new LinkedHashMap<>();
        RoleFacts facts = new RoleFacts(held, actions);
        queries.stream().filter(Query::orActions).forEach(query -> definitions(query, facts));
        return facts;
    }

    /** What the caller's roles allow, and what is denied, at each scope. */
    public CallerFacts caller(Collection<String> scopes) {
        var permissions = started(scopes, reads::permissions);
        var denials = started(scopes, reads::denials);
        Map<String, Observation<ActionSet>> allowed = ended(permissions);
        Map<String, Observation<List<DenyAssignment>>> denied = ended(denials);
        boolean any = denied.values().stream()
                .anyMatch(seen -> !seen.seen().orElse(List.of()).isEmpty());
        return new CallerFacts(any ? reads.caller() : "", allowed, denied);
    }

    private <T> Map<String, CompletableFuture<Observation<T>>> started(
            Collection<String> scopes, Function<String, T> look) {
        Map<String, CompletableFuture<Observation<T>>> started = new LinkedHashMap<>();
        scopes.forEach(scope ->
                started.put(scope, ParallelReads.start(() -> Observation.of(() -> look.apply(scope), patient))));
        return started;
    }

    private static <T> Map<String, Observation<T>> ended(Map<String, CompletableFuture<Observation<T>>> started) {
        Map<String, Observation<T>> ended = new LinkedHashMap<>();
        started.forEach((scope, look) -> ended.put(scope, ParallelReads.get(look)));
        return ended;
    }

    /** What the roles that are held allow, where the role asked about is not among them. */
    private void definitions(Query query, RoleFacts facts) {
        List<RoleAssignment> assignments =
                facts.held(query.principalId(), query.scope()).seen().orElse(List.of());
        if (assignments.stream().noneMatch(a -> a.role().equalsIgnoreCase(query.roleId()))) {
            assignments.forEach(a -> facts.actions()
                    .computeIfAbsent(a.role(), role -> Observation.of(() -> reads.actions(role, query.scope()), patient)
                            .seen()
                            .orElse(ActionSet.NONE)));
        }
    }
}
