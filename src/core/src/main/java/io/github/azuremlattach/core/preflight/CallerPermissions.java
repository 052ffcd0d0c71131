package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.ActionSet;
import io.github.azuremlattach.core.plan.RoleNeed;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the pipeline's own identity may make each write that the plan holds, judged by effective actions. */
final class CallerPermissions implements Check {
    private static final String NAME = "pipeline permissions";

    @Override
    public Optional<Verdict> verdict(CheckContext evidence) {
        List<String> lacking = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        Map<String, Set<String>> wanted = NeededActions.of(evidence.request(), evidence.findings(), evidence.planned());
        wanted.forEach((scope, actions) -> {
            Observation<ActionSet> allowed = evidence.findings()
                    .caller()
                    .getOrDefault(scope, new Observation.Unseen<>("the permissions were not read"));
            Set<String> missing = allowed.fold(
                    set -> actions.stream()
                            .filter(action -> !set.allows(action))
                            .collect(Collectors.toCollection(TreeSet::new)),
                    why -> {
                        unseen.add(scope + " (" + why + ")");
                        return new TreeSet<String>();
                    });
            if (!missing.isEmpty()) {
                lacking.add(String.join(", ", missing) + " on " + scope);
            }
        });
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        if (!lacking.isEmpty()) {
            return Optional.of(Verdict.fail(NAME, "missing " + String.join("; ", lacking), advice(evidence, lacking)));
        }
        return Optional.of(
                unseen.isEmpty()
                        ? Verdict.pass(NAME, "every planned write is allowed")
                        : Verdict.couldNotCheck(
                                NAME,
                                String.join("; ", unseen),
                                Advice.remedy("The run goes on and says so if Azure refuses a write.")));
    }

    private static Advice advice(CheckContext evidence, List<String> lacking) {
        boolean roles = lacking.stream().anyMatch(line -> line.contains(PipelineAction.GRANT.toString()));
        String commands = evidence.findings().roles().missing().stream()
                .map(RoleNeed::command)
                .collect(Collectors.joining(" ; "));
        return new Advice(
                "",
                roles && !commands.isEmpty()
                        ? "Give the pipeline's identity Role Based Access Control Administrator there, or have an "
                                + "administrator run: " + commands
                        : "Give the pipeline's identity a role with these actions there, such as AzureML Compute Operator "
                                + "or Contributor.",
                "https://learn.microsoft.com/azure/role-based-access-control/role-assignments-steps");
    }
}
