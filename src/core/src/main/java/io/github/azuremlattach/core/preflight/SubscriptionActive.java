package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.result.Verdict;
import java.util.List;
import java.util.Set;

/** Whether the workspace's subscription takes writes. No news where it does. */
final class SubscriptionActive implements Check {
    private static final Set<String> READ_ONLY = Set.of("Disabled", "Warned", "Deleted");

    @Override
    public List<Verdict> verdicts(CheckContext context) {
        String subscription = context.request().workspace().subscriptionId();
        return context.observed()
                .subscriptionState()
                .fold(
                        state -> judge(context, subscription, state),
                        why -> context.say(Finding.SUBSCRIPTION_UNREADABLE, "why", why));
    }

    private static List<Verdict> judge(CheckContext context, String subscription, String state) {
        if (READ_ONLY.contains(state)) {
            return context.say(Finding.SUBSCRIPTION_READ_ONLY, "subscription", subscription, "state", state);
        }
        if (state.isEmpty()) {
            return context.say(
                    Finding.SUBSCRIPTION_UNREADABLE, "why", "Azure does not list subscription " + subscription);
        }
        return state.equals("PastDue")
                ? context.say(Finding.SUBSCRIPTION_PAST_DUE, "subscription", subscription)
                : List.of();
    }
}
