package io.github.azuremlattach.core.result;

import java.util.List;
import java.util.Optional;

/** Why a run failed: what happened, what Azure said, and what to do about it. */
public sealed interface AttachFailure {

    /** What happened, one sentence. */
    String summary();

    /** What was seen, a line each: the service's own words, innermost last. */
    List<String> details();

    /** What to do, most likely first. */
    List<Advice> advice();

    /** The exit code of a run that ends so. */
    int exitCode();

    /** Azure's correlation id of the answer that failed, for a support request. */
    default Optional<String> correlationId() {
        return Optional.empty();
    }

    /** Azure refused a request, or gave no usable answer to it. */
    record Refused(String summary, List<String> details, List<Advice> advice, Optional<String> correlationId)
            implements AttachFailure {
        @Override
        public int exitCode() {
            return 1;
        }
    }

    /** The compute ended Failed or Canceled. */
    record ComputeFailed(String summary, List<String> details, List<Advice> advice, Optional<String> correlationId)
            implements AttachFailure {
        @Override
        public int exitCode() {
            return 1;
        }
    }

    /** Parameters are missing, wrong or contradict each other; nothing was sent. */
    record InvalidSettings(List<String> details) implements AttachFailure {
        @Override
        public String summary() {
            return details.size() == 1 ? "One parameter is wrong." : details.size() + " parameters are wrong.";
        }

        @Override
        public List<Advice> advice() {
            return List.of();
        }

        @Override
        public int exitCode() {
            return 2;
        }
    }

    /** A pre-flight check failed; nothing was changed. */
    record PreflightFailed(String summary, List<String> details, List<Advice> advice) implements AttachFailure {
        @Override
        public int exitCode() {
            return 3;
        }
    }

    /** What exists differs from what was asked for; nothing was changed. */
    record Differs(String summary, List<String> details, List<Advice> advice) implements AttachFailure {
        @Override
        public int exitCode() {
            return 4;
        }
    }

    /** The time limit passed before Azure finished; Azure goes on. */
    record TimedOut(String summary, List<String> details, List<Advice> advice) implements AttachFailure {
        @Override
        public int exitCode() {
            return 5;
        }
    }
}
