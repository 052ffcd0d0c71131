package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.AttachPlan;
import io.github.azuremlattach.core.Verdict;
import io.github.azuremlattach.core.azure.Azure;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.plan.Findings;
import io.github.azuremlattach.core.plan.Looked;
import io.github.azuremlattach.core.plan.Planner;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run remembers while its process lives; all of it can be looked up again. */
final class Memory {
    @Nullable
    Azure azure;

    @Nullable
    Findings findings;

    @Nullable
    Planner planner;

    @Nullable
    AttachPlan plan;

    /** Secret: the address is signed. */
    @Nullable
    String operation;

    /** Where the result of a command in the cluster will be. */
    @Nullable
    String command;

    @Nullable
    Compute compute;

    Optional<Looked<Boolean>> namespace = Optional.empty();
    List<Verdict> verdicts = List.of();
}
