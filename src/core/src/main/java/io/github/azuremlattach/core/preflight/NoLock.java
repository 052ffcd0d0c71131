package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.azure.Lock;
import io.github.azuremlattach.core.plan.NeededPermissions;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether a lock, which binds everybody, forbids a write of the plan or makes the cluster read-only. No news where none does. */
final class NoLock implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        Map<String, Set<String>> wanted =
                NeededPermissions.of(context.request(), context.decision().plan());
        Set<String> forbidden = new TreeSet<>();
        Set<String> unseen = new TreeSet<>();
        wanted.forEach((scope, actions) -> locks(context, scope, unseen).forEach(lock -> actions.stream()
                .filter(action -> lock.forbids(action, target(context, scope)))
                .forEach(action -> forbidden.add(words(lock) + " forbids " + action))));
        if (!forbidden.isEmpty()) {
            return context.say(Finding.WRITES_LOCKED, "locks", String.join("; ", forbidden));
        }
        List<Verdict> verdicts = new ArrayList<>(wanted.isEmpty() ? List.of() : cluster(context, unseen));
        if (!unseen.isEmpty()) {
            verdicts.addAll(context.say(Finding.LOCKS_UNREADABLE, "scopes", String.join("; ", unseen)));
        }
        return verdicts;
    }

    private static List<Verdict> cluster(CheckContext context, Set<String> unseen) {
        if (context.request().policy().mode() == Mode.DETACH) {
            return List.of();
        }
        String cluster = context.request().cluster().id().toString();
        return locks(context, cluster, unseen).stream()
                .filter(lock -> lock.readOnly() && lock.holdsAt(cluster))
                .findFirst()
                .map(lock -> context.sayOfCluster(Finding.CLUSTER_LOCKED, "lock", words(lock)))
                .orElse(List.of());
    }

    private static List<Lock> locks(CheckContext context, String scope, Set<String> unseen) {
        Observation<List<Lock>> locks = context.locks().get(scope);
        if (locks == null) {
            return List.of();
        }
        locks.fold(seen -> false, why -> unseen.add(scope + " (" + why + ")"));
        return locks.seen().orElse(List.of());
    }

    /** What is written at a scope; a lock on the compute itself counts too. */
    private static String target(CheckContext context, String scope) {
        return scope.equals(context.request().workspace().toString())
                ? context.request().computeId().toString()
                : scope;
    }

    private static String words(Lock lock) {
        return "\"" + lock.name() + "\" at " + lock.scope();
    }
}
