package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether the subscription of the cluster knows the resource providers that the extension lives on. */
final class ProvidersRegistered implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        return context.observed()
                .providers()
                .fold(states -> judge(context, states), why -> context.say(Finding.PROVIDERS_UNREADABLE, "why", why));
    }

    private static List<Verdict> judge(CheckContext context, Map<String, String> states) {
        List<String> missing = states.entrySet().stream()
                .filter(entry -> !entry.getValue().equalsIgnoreCase("Registered"))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!missing.isEmpty() && context.request().provision().registerProviders()) {
            return context.say(Finding.PROVIDERS_TO_REGISTER, "providers", String.join(", ", missing));
        }
        return missing.isEmpty()
                ? context.say(Finding.PROVIDERS_REGISTERED, "providers", String.join(", ", states.keySet()))
                : context.say(
                        Finding.PROVIDERS_MISSING,
                        "providers",
                        String.join(", ", missing),
                        "commands",
                        missing.stream()
                                .map(provider -> "az provider register --namespace " + provider)
                                .collect(Collectors.joining("\n")));
    }
}
