package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.ActionSet;
import io.github.azuremlattach.core.azure.DenyAssignment;
import java.util.List;
import java.util.Map;

/**
 * What the pipeline's own identity may do, by the ARM ids of scopes.
 *
 * @param objectId its object id in the directory; empty when that is unknown
 * @param permissions what its roles allow
 * @param denials the deny assignments at a scope and above it
 */
public record CallerFacts(
        String objectId,
        Map<String, Observation<ActionSet>> permissions,
        Map<String, Observation<List<DenyAssignment>>> denials) {

    /** Nothing was read. */
    public static final CallerFacts NONE = new CallerFacts("", Map.of(), Map.of());
}
