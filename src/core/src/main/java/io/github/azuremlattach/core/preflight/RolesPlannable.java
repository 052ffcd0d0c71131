package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.diagnosis.Diagnosis;
import io.github.azuremlattach.core.diagnosis.Place;
import io.github.azuremlattach.core.diagnosis.Symptom;
import io.github.azuremlattach.core.plan.RoleNeed;
import io.github.azuremlattach.core.plan.RoleProblem;
import io.github.azuremlattach.core.result.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether the roles could be planned: their names, scopes and holders, and what is held already. */
final class RolesPlannable implements Check {
    private static final Set<String> NOT_THERE =
            Set.of("parent-not-found", "group-not-found", "subscription-not-found");

    @Override
    public List<Verdict> verdicts(CheckContext context) {
        List<Verdict> verdicts = new ArrayList<>();
        for (RoleProblem problem : context.decision().problems()) {
            Map<String, String> facts = new HashMap<>(problem.facts());
            facts.put("workspace", context.request().workspace().name());
            facts.computeIfPresent(
                    "why", (name, why) -> problem.kind() == RoleProblem.Kind.NO_RELAY ? " (" + why + ")" : why);
            verdicts.add(Finding.valueOf(problem.kind().name()).with(facts, Diagnosis.of(context.request())));
        }
        for (RoleNeed need : context.decision().roles()) {
            need
                    .held()
                    .fold(
                            held -> List.<Verdict>of(),
                            why -> context.say(
                                    isMissing(context, why) ? Finding.SCOPE_MISSING : Finding.ASSIGNMENTS_UNREADABLE,
                                    "identity",
                                    need.required().holder().words() + " "
                                            + need.required().identity(),
                                    "scope",
                                    need.required().scope(),
                                    "why",
                                    why))
                    .stream()
                    .filter(verdict -> !verdicts.contains(verdict))
                    .forEach(verdicts::add);
        }
        return verdicts;
    }

    /** Whether Azure's words say that the scope itself does not exist, and not that it may not be read. */
    private static boolean isMissing(CheckContext context, String why) {
        return NOT_THERE.contains(Diagnosis.of(context.request())
                .explain(Symptom.at(Place.GET_ROLES, List.of(why)))
                .code());
    }
}
