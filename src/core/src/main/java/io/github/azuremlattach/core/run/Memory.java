package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.AttachPlan;
import io.github.azuremlattach.core.Verdict;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.RateBudget;
import io.github.azuremlattach.core.plan.Findings;
import io.github.azuremlattach.core.plan.Looked;
import io.github.azuremlattach.core.plan.Planner;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run remembers while its process lives; all of it can be looked up again. */
final class Memory {
    @Nullable
    Findings findings;

    @Nullable
    Planner planner;

    @Nullable
    AttachPlan plan;

    /** Secret: the address is signed. */
    @Nullable
    String operation;

    /** The command that creates the namespace. */
    @Nullable
    Command command;

    @Nullable
    Compute compute;

    /** The place in the queue before Resource Manager. */
    RateBudget.@Nullable Reservation place;

    /** When it is this run's turn there. */
    long turn;

    Optional<Looked<Boolean>> namespace = Optional.empty();
    List<Verdict> verdicts = List.of();
}
