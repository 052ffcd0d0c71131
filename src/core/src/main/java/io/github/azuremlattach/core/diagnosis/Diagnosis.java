package io.github.azuremlattach.core.diagnosis;

import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Explains what Azure said, in the host's own parameter names and with the names of the resources at hand. */
public final class Diagnosis {
    private static final int MAX_ADVICE = 3;

    private final Function<Parameter, String> names;
    private final Map<String, String> facts;

    private Diagnosis(Function<Parameter, String> names, Map<String, String> facts) {
        this.names = names;
        this.facts = Map.copyOf(facts);
    }

    /** A diagnosis in the parameter names of the host that knows nothing of a request. */
    public static Diagnosis in(Function<Parameter, String> names) {
        return new Diagnosis(names, Map.of());
    }

    /** A diagnosis of what happens to a request. */
    public static Diagnosis of(AttachRequest request) {
        return new Diagnosis(request.names(), Situation.of(request));
    }

    /** The same with more facts that advice may name. */
    public Diagnosis with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(facts);
        all.putAll(more);
        return new Diagnosis(names, all);
    }

    /** How the host spells a parameter. */
    public Function<Parameter, String> names() {
        return names;
    }

    /** What a failure means and what to do about it. */
    public Explanation explain(Symptom symptom) {
        List<KnownError> known = ErrorCatalogue.matching(symptom);
        return known.isEmpty()
                ? new Explanation("", false, List.of(unknown()))
                : new Explanation(
                        known.get(0).code(),
                        !known.get(0).isVague(),
                        known.stream()
                                .limit(MAX_ADVICE)
                                .map(entry -> advice(entry, symptom))
                                .toList());
    }

    private Advice advice(KnownError entry, Symptom symptom) {
        Map<String, String> all = new HashMap<>(facts);
        entry.find().forEach((fact, phrases) -> phrases.stream()
                .flatMap(phrase -> phrase.read(symptom.text()).stream())
                .findFirst()
                .ifPresent(found -> all.put(fact, found)));
        Wording wording = new Wording(all, names);
        String link = entry.link() == null ? "" : entry.link();
        return entry.instead().stream()
                .filter(other -> holds(other.when(), all))
                .findFirst()
                .map(other -> new Advice(
                        wording.sentence(entry.cause()),
                        wording.sentence(other.remedy()),
                        wording.commands(other.commands()),
                        link))
                .orElseGet(() -> new Advice(
                        wording.sentence(entry.cause()),
                        wording.sentence(entry.remedy()),
                        wording.commands(entry.commands()),
                        link));
    }

    private static boolean holds(String when, Map<String, String> facts) {
        int equals = when.indexOf('=');
        return List.of(when.substring(equals + 1).split("\\|"))
                .contains(facts.getOrDefault(when.substring(0, equals), ""));
    }

    private static Advice unknown() {
        return new Advice(
                "This is not a known error.",
                "Search for its words, or open a support request with the correlation id.",
                List.of(),
                "https://learn.microsoft.com/azure/machine-learning/how-to-troubleshoot-kubernetes-compute");
    }
}
