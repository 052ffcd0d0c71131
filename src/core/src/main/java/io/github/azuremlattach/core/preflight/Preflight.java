package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.result.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** All the checks, in the order in which a person would ask. */
public final class Preflight {
    private static final List<Check> CHECKS = List.of(
            new SubscriptionActive(),
            new WorkspaceReady(),
            new ClusterExists(),
            new ClusterAvailable(),
            new ClusterAccess(),
            new SameSubscription(),
            new ClusterUsesManagedIdentity(),
            new ExtensionReady(),
            new ClusterHealthCheck(),
            new NamespaceExists(),
            new InstanceTypesApplied(),
            new ProvidersRegistered(),
            new WorkspaceIdentityRoles(),
            new IdentityExists(),
            new CallerPermissions(),
            new NoDenyAssignment(),
            new NoLock(),
            new OtherComputes(),
            new DifferencesKept());
    private static final List<Check> DETACH_CHECKS = List.of(
            new IsAttachedCompute(),
            new ExtensionRemovable(),
            new CallerPermissions(),
            new NoDenyAssignment(),
            new NoLock());

    /** What a run cannot do without, also where the checks are off. */
    private static final List<Check> ALWAYS = List.of(new RolesPlannable(), new ServiceAccountsTrusted());

    private Preflight() {}

    /** Asks every question that arises. */
    public static List<Verdict> verdicts(CheckContext context) {
        return Stream.concat(checks(context).stream(), ALWAYS.stream())
                .flatMap(check -> check.verdicts(context).stream())
                .toList();
    }

    /** Whether a failed check stops the run. */
    public static boolean stops(CheckContext context, List<Verdict> verdicts) {
        Policy policy = context.request().policy();
        boolean strict = policy.preflight() == Policy.Preflight.STRICT || policy.mode() == Mode.DETACH;
        List<Verdict> vital = ALWAYS.stream()
                .flatMap(check -> check.verdicts(context).stream())
                .toList();
        return verdicts.stream().filter(Verdict::failed).anyMatch(verdict -> strict || vital.contains(verdict));
    }

    private static List<Check> checks(CheckContext context) {
        if (context.request().policy().mode() == Mode.DETACH) {
            return DETACH_CHECKS;
        }
        return context.request().policy().preflight() == Policy.Preflight.OFF ? List.of() : CHECKS;
    }
}
