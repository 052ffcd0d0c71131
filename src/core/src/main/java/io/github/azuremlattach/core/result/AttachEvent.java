package io.github.azuremlattach.core.result;

import java.time.Duration;

/** What happens during a run. {@code toString()} is one plain line. */
public sealed interface AttachEvent {

    /** Something was forgiven, or could not be checked. */
    record Warned(String warning) implements AttachEvent {
        @Override
        public String toString() {
            return warning;
        }
    }

    /** A pre-flight check gave its verdict. */
    record Checked(Verdict verdict) implements AttachEvent {
        @Override
        public String toString() {
            return verdict.result().sign() + " " + verdict;
        }
    }

    /** The plan is ready; nothing has been changed yet. */
    record Planned(AttachPlan plan) implements AttachEvent {
        @Override
        public String toString() {
            return plan.toText();
        }
    }

    /** A planned change came a step further. */
    record Changed(ChangeResult result) implements AttachEvent {
        @Override
        public String toString() {
            return result.toString();
        }
    }

    /** The compute is in another provisioning state. */
    record StateChanged(String state, Duration elapsed) implements AttachEvent {
        @Override
        public String toString() {
            return "Provisioning state: " + state + " (after " + elapsed.toSeconds() + " s)";
        }
    }

    /** Nothing new for a minute; the run goes on. */
    record Heartbeat(String waitingFor, Duration elapsed, Duration left) implements AttachEvent {
        @Override
        public String toString() {
            return "Still waiting for " + waitingFor + ": " + elapsed.toSeconds() + " s so far, " + left.toSeconds()
                    + " s left";
        }
    }

    /** A request is made again after a while. */
    record Retrying(String why, Duration pause) implements AttachEvent {
        @Override
        public String toString() {
            return why + "; trying again in " + pause.toSeconds() + " s";
        }
    }
}
