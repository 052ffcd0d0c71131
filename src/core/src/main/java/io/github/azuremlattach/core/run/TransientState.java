package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.http.RateBudget;
import io.github.azuremlattach.core.plan.Planner;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.Observation;
import io.github.azuremlattach.core.survey.ObservedState;
import io.github.azuremlattach.core.survey.RunCommandCall;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run remembers while its process lives; all of it can be looked up again. */
final class TransientState {
    @Nullable
    ObservedState findings;

    @Nullable
    Planner planner;

    @Nullable
    AttachPlan plan;

    /** Secret: the address is signed. */
    @Nullable
    String operation;

    /** The command that creates the namespace. */
    @Nullable
    RunCommandCall command;

    @Nullable
    Compute compute;

    /** The place in the queue before Resource Manager. */
    RateBudget.@Nullable Reservation place;

    /** When it is this run's turn there. */
    long turn;

    Optional<Observation<Boolean>> namespace = Optional.empty();
    List<Verdict> verdicts = List.of();
}
