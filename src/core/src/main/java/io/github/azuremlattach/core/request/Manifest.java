package io.github.azuremlattach.core.request;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.Location;
import io.github.azuremlattach.core.settings.Mistake;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The form of the file that names many computes: {@code defaults} count where an entry of {@code computes} is silent. */
final class Manifest {
    static final JsonPointer COMPUTES = JsonPointer.compile("/computes");
    private static final JsonPointer DEFAULTS = JsonPointer.compile("/defaults");
    private static final Set<String> OTHER_KEYS = Set.of("computes", "defaults", "$schema");
    private static final Set<Parameter> TOP = EnumSet.of(Parameter.MAX_PARALLEL, Parameter.FAIL_FAST);

    private final LocatedYaml yaml;
    private final AttachSettings beside;
    private final List<Mistake> mistakes = new ArrayList<>();

    /**
     * One entry.
     *
     * @param settings what it says, with the defaults and what is given beside the manifest
     * @param explained the parameters that seem to be missing only because of a mistake that is known already
     */
    record Entry(AttachSettings settings, Set<Parameter> explained) {}

    Manifest(LocatedYaml yaml, AttachSettings beside) {
        this.yaml = yaml;
        this.beside = beside;
    }

    /** Checks its keys and the form of their values, and takes its entries apart. */
    List<Entry> entries() {
        check(JsonPointer.empty(), TOP);
        Set<Parameter> explained = compute(DEFAULTS);
        JsonPointer shared = ManifestSettings.place(yaml, DEFAULTS, Parameter.COMPUTE_NAME);
        if (!yaml.at(shared).isMissingNode()) {
            add(where(shared, DEFAULTS), "each compute needs a compute-name of its own.");
        }
        return places().map(place -> {
                    Set<Parameter> all = EnumSet.copyOf(compute(place));
                    all.addAll(explained);
                    return new Entry(new ManifestSettings(beside, yaml, place, DEFAULTS), all);
                })
                .toList();
    }

    /** What is wrong with its keys and the form of their values, a sentence each. */
    List<Mistake> mistakes() {
        return mistakes;
    }

    private Set<Parameter> compute(JsonPointer map) {
        if (yaml.at(map).isMissingNode() || yaml.at(map).isObject()) {
            Set<Parameter> known = EnumSet.allOf(Parameter.class);
            known.removeIf(parameter -> !parameter.isOfCompute());
            return check(map, known);
        }
        add(where(map, map), "give a map of parameters and values.");
        return EnumSet.allOf(Parameter.class);
    }

    private Set<Parameter> check(JsonPointer map, Set<Parameter> known) {
        Mistakes found = new Mistakes(beside);
        Set<Parameter> seen = EnumSet.noneOf(Parameter.class);
        for (String key : yaml.keys(map)) {
            JsonPointer place = map.appendProperty(key);
            Parameter parameter = Parameter.named(key).orElse(null);
            if (parameter == null) {
                if (!map.matches() || !OTHER_KEYS.contains(key)) {
                    found.unknown(where(place, map), key, known::contains);
                }
                continue;
            }
            String problem = problem(place, parameter, known, seen.add(parameter));
            if (!problem.isEmpty()) {
                found.sentence(where(place, map), Mistakes.show(key) + " " + problem);
                found.explain(Set.of(parameter));
            }
        }
        mistakes.addAll(found.all());
        return found.explained();
    }

    private String problem(JsonPointer place, Parameter parameter, Set<Parameter> known, boolean first) {
        if (!known.contains(parameter)) {
            return parameter.isOfCompute()
                    ? "belongs under defaults or computes."
                    : "does not belong here: give it beside the manifest.";
        }
        if (!first) {
            return "is given twice.";
        }
        String problem = ManifestForm.problem(yaml, place, parameter);
        return problem.isEmpty() ? "" : "is '" + Mistakes.show(yaml.text(place)) + "': " + problem;
    }

    private Stream<JsonPointer> places() {
        return IntStream.range(0, yaml.at(COMPUTES).size()).mapToObj(COMPUTES::appendIndex);
    }

    private void add(Location where, String sentence) {
        mistakes.add(new Mistake(where + sentence, where.line()));
    }

    private Location where(JsonPointer place, JsonPointer map) {
        return yaml.where(place, map.equals(DEFAULTS) ? "defaults" : ManifestSettings.name(map));
    }
}
