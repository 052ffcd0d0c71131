package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.DenyAssignment;
import io.github.azuremlattach.core.azure.DenyAssignment.Effect;
import io.github.azuremlattach.core.plan.NeededPermissions;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.CallerFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether a deny assignment, which wins over every role, hits a write of the plan. No news where none does. */
final class NoDenyAssignment implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        Map<String, Set<String>> wanted =
                NeededPermissions.of(context.request(), context.decision().plan());
        CallerFacts caller = context.caller();
        Set<String> denied = new TreeSet<>();
        Set<String> unclear = new TreeSet<>();
        Set<String> unseen = new TreeSet<>();
        wanted.forEach((scope, actions) -> {
            var denials = caller.denials().get(scope);
            if (denials != null) {
                denials.seen()
                        .orElse(List.of())
                        .forEach(deny -> actions.forEach(action -> {
                            Effect effect = deny.on(action, scope, caller.objectId());
                            if (effect != Effect.NONE) {
                                (effect == Effect.DENIES ? denied : unclear).add(words(deny, action));
                            }
                        }));
                denials.fold(seen -> false, why -> unseen.add(scope + " (" + why + ")"));
            }
        });
        if (!denied.isEmpty()) {
            return context.say(Finding.WRITES_DENIED, "denials", String.join("; ", denied));
        }
        if (!unclear.isEmpty()) {
            return context.say(Finding.DENIALS_UNCLEAR, "denials", String.join("; ", unclear));
        }
        return unseen.isEmpty()
                ? List.of()
                : context.say(Finding.DENIALS_UNREADABLE, "scopes", String.join("; ", unseen));
    }

    private static String words(DenyAssignment deny, String action) {
        return "\"" + deny.name() + "\" at " + deny.scope() + " denies " + action;
    }
}
