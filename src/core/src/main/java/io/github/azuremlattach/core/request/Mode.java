package io.github.azuremlattach.core.request;

/** What a run does. */
public enum Mode {
    /** Makes the compute what was asked for. */
    APPLY,
    /** Prints what {@link #APPLY} would change; changes nothing. */
    PLAN,
    /** Fails when what exists differs from what was asked for; changes nothing. */
    CHECK,
    /** Detaches the compute; the cluster stays. */
    DETACH
}
