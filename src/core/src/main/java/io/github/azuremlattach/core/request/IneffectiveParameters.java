package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds parameters that are given but mean nothing beside the others: they are checked like all, and warned about. */
final class IneffectiveParameters {
    private final Values values;
    private final List<String> warnings = new ArrayList<>();

    private IneffectiveParameters(Values values) {
        this.values = values;
    }

    /** A sentence for each; a value that is wrong in itself is added to the mistakes. */
    static List<String> warnings(Values values, Mistakes mistakes, Mode mode) {
        IneffectiveParameters found = new IneffectiveParameters(values);
        if (values.given(Parameter.MANIFEST).isEmpty()) {
            FleetSettings.read(values);
            FleetSettings.shard(values, mistakes);
            Arrays.stream(Parameter.values())
                    .filter(Parameter::isOfManifest)
                    .forEach(one -> found.add(one, "without " + values.nameOf(Parameter.MANIFEST)));
        }
        if (mode != Mode.DETACH && !mistakes.concern(Parameter.MODE)) {
            List.of(Parameter.REMOVE_ROLES, Parameter.REMOVE_EXTENSION)
                    .forEach(one -> found.add(one, "unless " + values.nameOf(Parameter.MODE) + " is detach"));
        }
        found.ofPreparation(mode);
        if (values.text(Parameter.EXTENSION).equalsIgnoreCase("check")) {
            String unless = "unless " + values.nameOf(Parameter.EXTENSION) + " is install or update";
            List.of(
                            Parameter.EXTENSION_SETTINGS,
                            Parameter.EXTENSION_VERSION,
                            Parameter.EXTENSION_TRAIN,
                            Parameter.EXTENSION_NAME)
                    .forEach(one -> found.add(one, unless));
            if (mode != Mode.DETACH || !values.text(Parameter.REMOVE_EXTENSION).equalsIgnoreCase("true")) {
                found.add(Parameter.EXTENSION_TIMEOUT, unless);
            }
        }
        return found.warnings;
    }

    private void ofPreparation(Mode mode) {
        if (mode == Mode.DETACH) {
            String detach = "where " + values.nameOf(Parameter.MODE) + " is detach";
            List.of(Parameter.APPLY_INSTANCE_TYPES, Parameter.FEDERATED_CREDENTIALS, Parameter.VERIFY)
                    .forEach(one -> add(one, detach));
        } else if (mode == Mode.CHECK) {
            add(Parameter.VERIFY, "where " + values.nameOf(Parameter.MODE) + " is check, which writes nothing");
        }
        if (!values.text(Parameter.VERIFY).equalsIgnoreCase("job")) {
            List.of(Parameter.VERIFY_INSTANCE_TYPES, Parameter.VERIFY_ENVIRONMENT, Parameter.VERIFY_TIMEOUT)
                    .forEach(one -> add(one, "unless " + values.nameOf(Parameter.VERIFY) + " is job"));
        }
    }

    private void add(Parameter parameter, String when) {
        String value = values.given(parameter);
        if (!value.isEmpty() && !value.equalsIgnoreCase(parameter.defaultValue())) {
            warnings.add("%s has no effect %s.".formatted(values.nameOf(parameter), when));
        }
    }
}
