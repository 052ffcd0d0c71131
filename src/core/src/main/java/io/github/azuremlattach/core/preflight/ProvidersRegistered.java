package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the subscription of the cluster knows the resource providers that the extension lives on. */
final class ProvidersRegistered implements Check {
    private static final String NAME = "resource providers registered";

    @Override
    public Optional<Verdict> verdict(CheckContext evidence) {
        return Optional.of(evidence.findings()
                .providers()
                .fold(
                        ProvidersRegistered::judge,
                        why -> Verdict.couldNotCheck(
                                NAME, why, Advice.remedy("Look with az provider list --query \"[].namespace\"."))));
    }

    private static Verdict judge(Map<String, String> states) {
        List<String> missing = states.entrySet().stream()
                .filter(entry -> !entry.getValue().equalsIgnoreCase("Registered"))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return missing.isEmpty()
                ? Verdict.pass(NAME, String.join(", ", states.keySet()))
                : Verdict.fail(
                        NAME,
                        String.join(", ", missing) + " not registered",
                        Advice.remedy("Register: az provider register --namespace "
                                + String.join(" && az provider register --namespace ", missing)));
    }
}
