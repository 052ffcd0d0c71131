package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Why a run failed: what happened, what was seen, what Azure said, and what to do about it.
 *
 * @param kind what kind of failure it is
 * @param code the stable name of the cause, as the troubleshooting page lists it; the kind's where the cause is unknown
 * @param summary what happened, one sentence
 * @param evidence what was seen, a line each
 * @param azure Azure's own words, a line each, innermost last
 * @param advice what to do, most likely first
 * @param correlationId Azure's correlation id of the answer that failed, for a support request; empty when there is none
 */
public record AttachFailure(
        Kind kind,
        String code,
        String summary,
        List<String> evidence,
        List<String> azure,
        List<Advice> advice,
        String correlationId) {

    /** The kinds of failure, each with its exit code. */
    public enum Kind {
        /** Azure refused a request, or gave no usable answer to it. */
        REFUSED(1),
        /** The compute ended Failed or Canceled, or is gone. */
        COMPUTE_FAILED(1),
        /** Parameters are missing, wrong or contradict each other; nothing was sent. */
        INVALID_INPUT(2),
        /** A pre-flight check failed; this plan has not been begun. */
        PREFLIGHT_FAILED(3),
        /** What exists differs from what was asked for. */
        DIFFERS(4),
        /** The time limit passed before Azure finished. */
        TIMED_OUT(5),
        /** The report of a part of a manifest is missing. */
        INCOMPLETE(1),
        /** This program is at fault. */
        INTERNAL(70);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        /** The exit code of a run that ends so. */
        public int exitCode() {
            return exitCode;
        }

        /** The code in reports: the name in lower case with hyphens. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public AttachFailure {
        evidence = List.copyOf(evidence);
        azure = List.copyOf(azure);
        advice = List.copyOf(advice);
    }

    /** A failure whose cause is in this program's own hands: nothing of Azure's is quoted. */
    public static AttachFailure of(Kind kind, String summary, List<String> evidence, List<Advice> advice) {
        return new AttachFailure(kind, kind.code(), summary, evidence, List.of(), advice, "");
    }

    /** Parameters are wrong, a sentence each. */
    public static AttachFailure invalid(List<String> mistakes) {
        String summary = mistakes.size() == 1 ? "1 input is wrong:" : mistakes.size() + " inputs are wrong:";
        return of(Kind.INVALID_INPUT, summary, mistakes, List.of());
    }

    /** The exit code of a run that ends so. */
    public int exitCode() {
        return kind.exitCode();
    }

    /** What was seen and what Azure said, a line each. */
    public List<String> details() {
        return Stream.concat(evidence.stream(), azure.stream()).toList();
    }
}
