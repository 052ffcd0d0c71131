package io.github.azuremlattach.action.log;

import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A failure that struck one compute, or several in the same way.
 *
 * @param failure the failure of the first
 * @param names the computes
 */
public record SharedFailure(AttachFailure failure, List<String> names) {

    public SharedFailure {
        names = List.copyOf(names);
    }

    /** The failures of a run, equal ones once. */
    public static List<SharedFailure> in(AttachReport report) {
        Map<Object, List<AttachOutcome>> groups = new LinkedHashMap<>();
        for (AttachOutcome target : report.targets()) {
            target.failure().ifPresent(failure -> groups.computeIfAbsent(key(failure), key -> new ArrayList<>())
                    .add(target));
        }
        return groups.values().stream()
                .map(targets -> new SharedFailure(
                        targets.get(0).failure().orElseThrow(),
                        targets.stream().map(AttachOutcome::name).toList()))
                .toList();
    }

    /** The computes, in the order of the report. */
    public String who() {
        return names.size() == 1
                ? names.get(0)
                : names.get(0) + ", and in the same way " + String.join(", ", names.subList(1, names.size()));
    }

    /** What makes two failures equal: Azure's words where there are any, otherwise the product's own. */
    private static Object key(AttachFailure failure) {
        return failure.azure().isEmpty()
                ? List.of(failure.code(), failure.summary(), failure.evidence(), failure.advice())
                : List.of(failure.code(), failure.azure(), failure.advice());
    }
}
