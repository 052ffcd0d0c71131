package io.github.azuremlattach.core.diagnosis;

import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.function.Function;

/** Explains what Azure said, in the door's own parameter names. */
public final class Diagnosis {
    private static final int MOST = 3;

    private final Function<Parameter, String> names;

    private Diagnosis(Function<Parameter, String> names) {
        this.names = names;
    }

    /** A diagnosis in the parameter names of the host. */
    public static Diagnosis in(Function<Parameter, String> names) {
        return new Diagnosis(names);
    }

    /** What to do about an answer. */
    public List<Advice> explain(ArmException e) {
        String kind =
                switch (e.kind()) {
                    case UNREACHABLE -> "unreachable";
                    case UNTRUSTED -> "untrusted certificate";
                    case GARBLED -> "garbled answer";
                    case SIGN_IN -> "sign-in";
                    case REFUSED -> "HTTP " + e.status();
                };
        return explain(kind, e.request(), e.error().lines());
    }

    /** What to do about a compute that failed. */
    public List<Advice> explain(List<String> lines) {
        return explain("Failed", "", lines);
    }

    private List<Advice> explain(String kind, String where, List<String> lines) {
        List<Advice> known = ErrorCatalogue.symptoms().stream()
                .filter(symptom -> symptom.matches(kind, where, lines))
                .map(symptom -> symptom.advice(names))
                .limit(MOST)
                .toList();
        return known.isEmpty() ? List.of(unknown()) : known;
    }

    private Advice unknown() {
        return new Advice(
                "This is not a known error.",
                "Search for its words, or open a support request with the correlation id.",
                List.of(),
                "https://learn.microsoft.com/azure/machine-learning/how-to-troubleshoot-kubernetes-compute");
    }
}
