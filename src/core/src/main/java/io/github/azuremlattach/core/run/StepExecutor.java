package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.result.Change;

/**
 * Carries out one kind of change, a short piece of work at a time: looks, writes, waits until it is in effect, verifies. It
 * looks before it writes, so it may be done again after a crash or a lost reply.
 */
interface StepExecutor<C extends Change> {

    /** Does a piece of work. */
    StepResult execute(C change, StepState step, RunContext context);
}
