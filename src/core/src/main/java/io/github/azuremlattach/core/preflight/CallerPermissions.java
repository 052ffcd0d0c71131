package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.ActionSet;
import io.github.azuremlattach.core.plan.NeededPermissions;
import io.github.azuremlattach.core.plan.PipelineAction;
import io.github.azuremlattach.core.result.GrantRole;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the pipeline's own identity may make each write of the plan, judged by effective actions. */
final class CallerPermissions implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        Map<String, Set<String>> wanted =
                NeededPermissions.of(context.request(), context.decision().plan());
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<String> lacking = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        wanted.forEach((scope, actions) -> context.caller()
                .permissions()
                .getOrDefault(scope, new Observation.Unseen<>("the permissions were not read"))
                .fold(
                        set -> lacking.addAll(missing(scope, actions, set)),
                        why -> unseen.add(scope + " (" + why + ")")));
        if (!lacking.isEmpty()) {
            return lacking(context, lacking);
        }
        return unseen.isEmpty()
                ? context.say(Finding.PERMISSIONS_HELD)
                : context.say(Finding.PERMISSIONS_UNREADABLE, "scopes", String.join("; ", unseen));
    }

    private static List<String> missing(String scope, Set<String> actions, ActionSet allowed) {
        Set<String> missing = actions.stream()
                .filter(action -> !allowed.allows(action))
                .collect(Collectors.toCollection(TreeSet::new));
        return missing.isEmpty() ? List.of() : List.of(String.join(", ", missing) + " on " + scope);
    }

    private static List<Verdict> lacking(CheckContext context, List<String> lacking) {
        boolean grants = lacking.stream().anyMatch(line -> line.contains(PipelineAction.GRANT.toString()));
        String commands = context.decision().plan().changes(GrantRole.class).stream()
                .map(GrantRole::command)
                .collect(Collectors.joining("\n"));
        return context.say(
                grants ? Finding.GRANTS_NOT_ALLOWED : Finding.PERMISSIONS_MISSING,
                "actions",
                String.join("; ", lacking),
                "commands",
                commands);
    }
}
