package io.github.azuremlattach.core.diagnosis;

import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Explains what Azure said, in the host's own parameter names. */
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
        return advice(known(e));
    }

    /** What to do about a compute that failed. */
    public List<Advice> explain(List<String> lines) {
        return advice(known("Failed", "", lines));
    }

    /** The stable name of the first known error that an answer shows; empty when it shows none. */
    public static Optional<String> code(ArmException e) {
        return known(e).stream().findFirst().map(KnownError::code);
    }

    /** The stable name of the first known error that a failed compute shows; empty when it shows none. */
    public static Optional<String> code(List<String> lines) {
        return known("Failed", "", lines).stream().findFirst().map(KnownError::code);
    }

    private static List<KnownError> known(ArmException e) {
        String kind =
                switch (e.kind()) {
                    case UNREACHABLE -> "unreachable";
                    case UNTRUSTED -> "untrusted certificate";
                    case GARBLED -> "garbled answer";
                    case SIGN_IN -> "sign-in";
                    case REFUSED -> "HTTP " + e.status();
                };
        return known(kind, e.request(), e.error().lines());
    }

    private static List<KnownError> known(String kind, String where, List<String> lines) {
        return ErrorCatalogue.symptoms().stream()
                .filter(symptom -> symptom.matches(kind, where, lines))
                .limit(MOST)
                .toList();
    }

    private List<Advice> advice(List<KnownError> known) {
        return known.isEmpty()
                ? List.of(unknown())
                : known.stream().map(error -> error.advice(names)).toList();
    }

    private static Advice unknown() {
        return new Advice(
                "This is not a known error.",
                "Search for its words, or open a support request with the correlation id.",
                List.of(),
                "https://learn.microsoft.com/azure/machine-learning/how-to-troubleshoot-kubernetes-compute");
    }
}
