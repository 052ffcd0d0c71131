package io.github.azuremlattach.core.request;

/** What a run does when the compute exists with other settings. */
public enum OnDifference {
    /** Prints the difference and fails. */
    FAIL,
    /** Leaves the compute as it is. */
    KEEP,
    /** Changes in place what Azure can change in place: the identity. */
    UPDATE,
    /** Detaches the compute, waits until it is gone, and attaches it again. */
    REPLACE
}
