package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.plan.RoleNeed;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.result.Holder;
import io.github.azuremlattach.core.result.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the identity that acts for the workspace may do its part in the cluster, judged by effective actions. */
final class WorkspaceIdentityRoles implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        List<RoleNeed> needs = context.decision().roles().stream()
                .filter(need -> need.required().holder() == Holder.WORKSPACE)
                .toList();
        List<RoleNeed> missing = needs.stream().filter(RoleNeed::missing).toList();
        if (needs.isEmpty()) {
            return List.of();
        }
        List<RoleNeed> wider = needs.stream().filter(RoleNeed::isByOthers).toList();
        if (missing.isEmpty() && !wider.isEmpty()) {
            return context.say(
                    Finding.WORKSPACE_ROLES_EQUIVALENT,
                    "identity",
                    wider.get(0).required().identity(),
                    "roles",
                    wider.stream().map(need -> need.required().role()).collect(Collectors.joining(", ")),
                    "commands",
                    wider.stream().map(RoleNeed::command).collect(Collectors.joining("\n")));
        }
        if (missing.isEmpty()) {
            return context.say(
                    Finding.WORKSPACE_ROLES_HELD,
                    "identity",
                    needs.get(0).required().identity());
        }
        if (context.request().policy().workspaceRoles() == Policy.WorkspaceRoles.GRANT) {
            return context.say(Finding.WORKSPACE_ROLES_TO_GRANT, "count", String.valueOf(missing.size()));
        }
        Optional<String> unseen = missing.stream()
                .flatMap(need -> need.held().fold(held -> Optional.<String>empty(), Optional::of).stream())
                .findFirst();
        return context.say(
                unseen.isPresent() ? Finding.WORKSPACE_ROLES_UNREADABLE : Finding.WORKSPACE_ROLES_MISSING,
                "why",
                unseen.orElse(""),
                "roles",
                missing.stream().map(RoleNeed::toString).collect(Collectors.joining("; ")),
                "commands",
                missing.stream().map(RoleNeed::command).collect(Collectors.joining("\n")));
    }
}
