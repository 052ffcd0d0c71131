package io.github.azuremlattach.core.request;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.NearestName;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The form of the file that names many computes: {@code defaults} lie under every entry of {@code computes}. */
final class Manifest {
    static final JsonPointer COMPUTES = JsonPointer.compile("/computes");
    private static final JsonPointer DEFAULTS = JsonPointer.compile("/defaults");
    private static final List<String> KEYS = List.of("computes", "defaults", "max-parallel", "fail-fast", "$schema");
    private static final List<String> PARAMETERS = Arrays.stream(Parameter.values())
            .filter(Parameter::isOfCompute)
            .map(Parameter::kebabCase)
            .toList();

    private final LocatedYaml yaml;
    private final List<String> mistakes = new ArrayList<>();

    private Manifest(LocatedYaml yaml) {
        this.yaml = yaml;
    }

    /** The settings of each compute, under those given beside the manifest. */
    static List<AttachSettings> computes(LocatedYaml yaml, AttachSettings beside) {
        return entries(yaml)
                .<AttachSettings>map(entry -> new ManifestSettings(beside, yaml, entry, DEFAULTS))
                .toList();
    }

    /** What is wrong with its keys, a sentence each. */
    static List<String> mistakes(LocatedYaml yaml) {
        Manifest manifest = new Manifest(yaml);
        manifest.check();
        return manifest.mistakes;
    }

    private void check() {
        keys(JsonPointer.empty(), KEYS);
        Stream.concat(Stream.of(DEFAULTS), entries(yaml)).forEach(map -> {
            if (yaml.at(map).isMissingNode() || yaml.at(map).isObject()) {
                keys(map, PARAMETERS);
            } else {
                mistakes.add(yaml.where(map, name(map)) + ": give a map of parameters and values.");
            }
        });
        JsonPointer shared = ManifestSettings.place(yaml, DEFAULTS, Parameter.COMPUTE_NAME);
        if (!yaml.at(shared).isMissingNode()) {
            mistakes.add(yaml.where(shared, name(DEFAULTS)) + ": each compute needs a compute-name of its own.");
        }
    }

    private void keys(JsonPointer map, List<String> known) {
        Set<Parameter> seen = EnumSet.noneOf(Parameter.class);
        for (String key : yaml.keys(map)) {
            Parameter parameter = Parameter.named(key).orElse(null);
            String wrong = "";
            if (parameter == null && !known.contains(key)) {
                wrong = "is no parameter: did you mean " + NearestName.of(key, known) + "?";
            } else if (parameter != null && !known.contains(parameter.kebabCase())) {
                wrong = parameter.isOfCompute()
                        ? "belongs under defaults or computes."
                        : "does not belong here: give it beside the manifest.";
            } else if (parameter != null && !seen.add(parameter)) {
                wrong = "is given twice.";
            }
            if (!wrong.isEmpty()) {
                mistakes.add(yaml.where(map.appendProperty(key), name(map)) + ": " + Mistakes.show(key) + " " + wrong);
            }
        }
    }

    private static Stream<JsonPointer> entries(LocatedYaml yaml) {
        return IntStream.range(0, yaml.at(COMPUTES).size()).mapToObj(COMPUTES::appendIndex);
    }

    private static String name(JsonPointer map) {
        return map.equals(DEFAULTS) ? "defaults" : ManifestSettings.name(map);
    }
}
