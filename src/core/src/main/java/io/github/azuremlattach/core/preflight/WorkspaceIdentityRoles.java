package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.plan.RoleNeed;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the identity that acts for the workspace may do its part in the cluster, judged by effective actions. */
final class WorkspaceIdentityRoles implements Check {
    private static final String NAME = "workspace identity";

    @Override
    public Optional<Verdict> verdict(CheckContext evidence) {
        List<RoleNeed> needs = evidence.findings().roles().workspace();
        if (needs.isEmpty()) {
            return Optional.empty();
        }
        List<RoleNeed> missing = needs.stream()
                .filter(RoleNeed::missing)
                .filter(need -> !need.effective())
                .toList();
        if (missing.isEmpty()) {
            return Optional.of(Verdict.pass(NAME, needs.get(0).who() + " may do all it has to"));
        }
        if (evidence.request().policy().workspaceRoles() == Policy.WorkspaceRoles.GRANT) {
            return Optional.of(Verdict.pass(NAME, missing.size() + " missing roles will be granted"));
        }
        Optional<String> unseen = missing.stream()
                .flatMap(need -> need.held().fold(held -> Optional.<String>empty(), Optional::of).stream())
                .findFirst();
        Advice advice = new Advice(
                "Without them the attach fails with \"extension not installed\" or \"internal server error\".",
                "Set " + evidence.request().name(Parameter.WORKSPACE_ROLES)
                        + " to grant, or have an administrator run: "
                        + missing.stream().map(RoleNeed::command).collect(Collectors.joining(" ; ")),
                "https://learn.microsoft.com/azure/machine-learning/how-to-attach-kubernetes-to-workspace");
        return Optional.of(
                unseen.isPresent()
                        ? Verdict.couldNotCheck(NAME, unseen.get(), advice)
                        : Verdict.fail(
                                NAME,
                                "missing: "
                                        + missing.stream()
                                                .map(RoleNeed::toString)
                                                .collect(Collectors.joining("; ")),
                                advice));
    }
}
