package io.github.azuremlattach.core.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.azuremlattach.core.result.ChangeResult.Status;

/** How far a change of the plan is, or the wait for the compute. Times are milliseconds of the epoch, 0 for none. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
final class StepState implements Cloneable {
    /** The wait for the compute to be provisioned. */
    static final String PROVISIONING = "provisioning";

    String id = "";
    Status status = Status.PENDING;

    /** The process that was about to do it; empty while none was. */
    String by = "";

    /** How often it failed in a way that may pass. */
    int tries;

    /** Whether a write may have been carried out although its answer did not come. */
    boolean unanswered;

    /** How often it was looked at while waiting. */
    int looks;

    /** Whether it was begun, by a command in the cluster or the first of several writes, and is not known to be through. */
    boolean given;

    /** When it began to wait. */
    long since;

    /** How often what it waits for was missing. */
    int misses;

    /** How its operation ended, where it did not end well. */
    String operationEnd = "";

    /** How many jobs failed for want of a role that is new. */
    int retries;

    /** The job that proves the compute; empty until it is named. */
    String job = "";

    /** When it is due. */
    long nextAt;

    /** What Azure said where it refused. */
    String problem = "";

    /** Azure's correlation id of that refusal. */
    String correlationId = "";

    StepState copy() {
        try {
            return (StepState) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the state of a step can be copied", e);
        }
    }

    /** It failed in a way that may pass. */
    void failed(long due, boolean mayHaveBeenCarriedOut) {
        nextAt = due;
        tries++;
        unanswered |= mayHaveBeenCarriedOut;
    }

    void putBack(long back) {
        since -= since == 0 ? 0 : back;
        nextAt -= nextAt == 0 ? 0 : back;
    }

    /** Whether a write may have reached Azure without this run knowing: a reply was lost, or the process died. */
    boolean mayHaveWritten(String process) {
        return unanswered || !by.equals(process);
    }
}
