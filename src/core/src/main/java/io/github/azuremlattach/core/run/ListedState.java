package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.survey.ComputeWatch;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a list that many runs share says of this run's compute, and what of it the run has heard. */
final class ListedState {
    /** How long a list alone is believed that nothing has happened: an operation may know of its end before the compute. */
    private static final Duration BELIEVED = Duration.ofMinutes(6);

    private final RunContext context;
    private @Nullable ComputeWatch watch;
    private String heard = "";
    private int oldList;
    private boolean told;

    ListedState(RunContext context) {
        this.context = context;
    }

    /** Whether a look of the run's own would tell nothing new; asks for the list where it is too old. */
    boolean saysNothingNew() {
        return isNothingNew(watch().state(context.request().computeId()));
    }

    /** The same by what is known, without a request. */
    boolean isKnownToSayNothingNew() {
        return isNothingNew(known());
    }

    /** Whether the list that somebody else asked for shows a state that the run has not heard of yet; asked very often. */
    boolean hasNews() {
        int list = watch().lists();
        if (list == oldList) {
            return false;
        }
        boolean news = known().filter(state -> !state.equals(context.state().provisioningState) && !state.equals(heard))
                .isPresent();
        oldList = news ? oldList : list;
        return news;
    }

    /** Hears the news, which are news once: a list may be wrong. */
    void hear() {
        heard = known().orElse(heard);
        told = true;
    }

    /** Whether news have been heard since this was asked last. */
    boolean wasHeard() {
        boolean fresh = told;
        told = false;
        return fresh;
    }

    /** The compute has been seen in another state. */
    void forget() {
        heard = "";
    }

    private boolean isNothingNew(Optional<String> listed) {
        return context.now() - context.state().lastLook < BELIEVED.toMillis()
                && listed.filter(context.state().provisioningState::equals)
                        .filter(state -> !ProvisioningState.of(state).isTerminal())
                        .isPresent();
    }

    private Optional<String> known() {
        return watch().known(context.request().computeId());
    }

    private ComputeWatch watch() {
        ComputeWatch known =
                watch == null ? context.fleet().watch(context.request().workspace()) : watch;
        watch = known;
        return known;
    }
}
