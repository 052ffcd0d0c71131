package io.github.azuremlattach.core.diagnosis;

import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.Advice;
import java.util.List;

/** Explains what Azure said, in the door's own parameter names. */
public final class Diagnosis {
    private static final int MOST = 3;

    private final AttachRequest request;

    private Diagnosis(AttachRequest request) {
        this.request = request;
    }

    /** A diagnosis for a request. */
    public static Diagnosis in(AttachRequest request) {
        return new Diagnosis(request);
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
                .map(symptom -> symptom.advice(request))
                .limit(MOST)
                .toList();
        return known.isEmpty() ? List.of(unknown()) : known;
    }

    private Advice unknown() {
        return new Advice(
                "This error is not in the catalogue of known ones.",
                "Search for its words, or open a support request with the correlation id.",
                "https://learn.microsoft.com/azure/machine-learning/how-to-troubleshoot-kubernetes-compute");
    }
}
