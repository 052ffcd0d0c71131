package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.InstanceTypes;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.result.ApplyInstanceTypes;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.Observation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Whether the cluster has the instance types as resources, where they are to be applied; how to apply them elsewhere. */
final class InstanceTypesApplied implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        return context.contents()
                .instanceTypes()
                .map(found -> applied(context, found))
                .orElseGet(() -> byHand(context));
    }

    private static List<Verdict> applied(CheckContext context, Observation<Map<String, Map<String, String>>> found) {
        Optional<ApplyInstanceTypes> change = context.decision().plan().changes(ApplyInstanceTypes.class).stream()
                .findFirst();
        String all = names(context.request());
        return found.fold(
                seen -> change.isPresent()
                        ? context.say(
                                Finding.INSTANCE_TYPES_TO_APPLY,
                                "types",
                                String.join(", ", change.get().types().keySet()))
                        : context.say(Finding.INSTANCE_TYPES_FOUND, "types", all),
                why -> change.isPresent()
                        ? context.say(Finding.INSTANCE_TYPES_UNKNOWN, "why", why)
                        : context.say(
                                Finding.INSTANCE_TYPES_NOT_APPLICABLE,
                                "types",
                                all,
                                "why",
                                why,
                                "commands",
                                commands(context.request())));
    }

    /** Resource Manager offers no way into an Arc cluster; a plan shows what a person has to apply there. */
    private static List<Verdict> byHand(CheckContext context) {
        AttachRequest request = context.request();
        boolean shown = request.policy().mode() == Mode.PLAN
                && request.target().filter(cluster -> !cluster.isAks()).isPresent()
                && !request.kubernetes().instanceTypes().isEmpty();
        return shown
                ? context.say(Finding.INSTANCE_TYPES_BY_HAND, "types", names(request), "commands", commands(request))
                : List.of();
    }

    private static String names(AttachRequest request) {
        return String.join(
                ", ", new TreeSet<>(request.kubernetes().instanceTypes().keySet()));
    }

    private static String commands(AttachRequest request) {
        return "kubectl apply -f - <<'EOF'\n"
                + InstanceTypes.manifest(InstanceTypes.of(request.kubernetes().instanceTypes()))
                + "EOF";
    }
}
