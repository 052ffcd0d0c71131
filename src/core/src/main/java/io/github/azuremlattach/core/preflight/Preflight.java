package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.result.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All the checks, in the order in which a person would ask. */
public final class Preflight {
    private static final List<Check> CHECKS = List.of(
            new WorkspaceReady(),
            new ClusterExists(),
            new ClusterAvailable(),
            new SameSubscription(),
            new ClusterUsesManagedIdentity(),
            new ExtensionReady(),
            new NamespaceExists(),
            new ProvidersRegistered(),
            new WorkspaceIdentityRoles(),
            new CallerPermissions(),
            new OtherComputes());
    private static final List<Check> DETACH_CHECKS = List.of(new IsAttachedCompute(), new CallerPermissions());

    private Preflight() {}

    /** Asks every question that arises. */
    public static List<Verdict> verdicts(CheckContext evidence) {
        boolean detach = evidence.request().policy().mode() == Mode.DETACH;
        return (detach ? DETACH_CHECKS : CHECKS)
                .stream()
                        .map(check -> check.verdict(evidence))
                        .flatMap((Optional<Verdict> verdict) -> verdict.stream())
                        .toList();
    }

    /** Those that fail, of some verdicts. */
    public static Stream<Verdict> failed(List<Verdict> verdicts) {
        return verdicts.stream().filter(Verdict::failed);
    }
}
