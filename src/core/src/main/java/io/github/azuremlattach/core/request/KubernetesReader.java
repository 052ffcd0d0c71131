package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what the compute is to be inside the cluster. */
final class KubernetesReader {
    /** The instance type that the service itself makes in every cluster. */
    private static final String BUILT_IN = "defaultinstancetype";

    private final Values values;
    private final Mistakes mistakes;
    private final List<String> warnings;

    KubernetesReader(Values values, Mistakes mistakes, List<String> warnings) {
        this.values = values;
        this.mistakes = mistakes;
        this.warnings = warnings;
    }

    KubernetesSettings read() {
        Map<String, Object> types = instanceTypes();
        String usual = values.given(Parameter.DEFAULT_INSTANCE_TYPE);
        mistakes.odd(Parameter.DEFAULT_INSTANCE_TYPE, usual);
        if (!usual.isEmpty() && !types.isEmpty() && !types.containsKey(usual) && !usual.equals(BUILT_IN)) {
            warnings.add("%s is '%s', but %s has only %s."
                    .formatted(
                            values.nameOf(Parameter.DEFAULT_INSTANCE_TYPE),
                            Mistakes.show(usual),
                            values.nameOf(Parameter.INSTANCE_TYPES),
                            Mistakes.show(types.keySet().stream().collect(Collectors.joining(" and ")))));
        }
        return new KubernetesSettings(
                values.matching(Parameter.NAMESPACE), values.given(Parameter.DESCRIPTION), usual, types);
    }

    private Map<String, Object> instanceTypes() {
        String text = values.given(Parameter.INSTANCE_TYPES);
        try {
            return text.isEmpty() ? Map.of() : InstanceTypes.parse(text);
        } catch (IllegalArgumentException e) {
            mistakes.wrong(Parameter.INSTANCE_TYPES, text, String.valueOf(e.getMessage()));
            return Map.of();
        }
    }
}
