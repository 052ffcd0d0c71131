package io.github.azuremlattach.core.diagnosis;

import io.github.azuremlattach.core.result.Advice;
import java.util.List;

/**
 * What a failure means.
 *
 * @param code the name of the known failure, as the troubleshooting page lists it; empty when it is not known
 * @param isParticular whether more was recognised than a code that says no more than that something went wrong
 * @param advice what to do
 */
public record Explanation(String code, boolean isParticular, List<Advice> advice) {
    public Explanation {
        advice = List.copyOf(advice);
    }

    /** Whether the failure is known. */
    public boolean isKnown() {
        return !code.isEmpty();
    }

    /** Its name, or another where it is not known. */
    public String codeOr(String other) {
        return isKnown() ? code : other;
    }
}
