package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Parameter;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Checks one field while somebody types, by the core's own rules and beside the other fields: what the run would say
 * about it, in the words of the form.
 */
final class FieldCheck {
    private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg";

    /** What stands for a field that is required and still empty, so that it does not spoil the check of another. */
    private static final Map<Parameter, String> REQUIRED = Map.of(
            Parameter.RESOURCE_GROUP,
            "rg",
            Parameter.WORKSPACE_NAME,
            "workspace",
            Parameter.COMPUTE_NAME,
            "compute",
            Parameter.RESOURCE_ID,
            SUBSCRIPTION + "/providers/Microsoft.ContainerService/managedClusters/cluster");

    private final Map<Parameter, String> form = new EnumMap<>(Parameter.class);

    /** The form, with all its fields that the check depends on. */
    FieldCheck with(Parameter parameter, @CheckForNull String value) {
        String text = Util.fixEmptyAndTrim(value);
        if (text != null) {
            form.put(parameter, text);
        }
        return this;
    }

    /** What there is to say about a field of the form; nothing to those who may not see it, or before it is filled. */
    FormValidation check(@CheckForNull Item item, Parameter parameter) {
        if (!CredentialChoice.mayRead(item) || isPristine()) {
            return FormValidation.ok();
        }
        String text = form.get(parameter);
        if (text != null && text.contains("${")) {
            return FormValidation.ok(Messages.FieldCheck_later());
        }
        if (text == null && form.containsKey(Parameter.MANIFEST)) {
            return FormValidation.ok();
        }
        try {
            return judge(parameter);
        } catch (InvalidSettingsException e) {
            String mistakes = about(parameter, e.mistakes());
            return mistakes.isEmpty() ? FormValidation.ok() : FormValidation.error(mistakes);
        }
    }

    private FormValidation judge(Parameter parameter) {
        if (parameter.isOfManifest()) {
            Map<Parameter, String> all = new EnumMap<>(REQUIRED);
            all.putAll(form);
            all.remove(Parameter.MANIFEST);
            FleetRequest.from(new Labelled(
                    InlineManifest.settings(all, List.of(Map.of(Parameter.COMPUTE_NAME.camelCase(), "compute")))));
            return FormValidation.ok();
        }
        Map<Parameter, String> all = new EnumMap<>(Parameter.class);
        REQUIRED.forEach((required, example) -> {
            // A detach need not name the cluster.
            boolean needed = required != Parameter.RESOURCE_ID || !"detach".equals(form.get(Parameter.MODE));
            if (required != parameter && needed) {
                all.put(required, example);
            }
        });
        form.forEach((field, value) -> {
            if (field == parameter || !value.contains("${")) {
                all.put(field, value);
            }
        });
        all.remove(Parameter.MANIFEST);
        all.remove(Parameter.FILE);
        AttachRequest request = AttachRequest.from(new Labelled(new StepSettings(all)));
        String warnings = about(parameter, request.warnings());
        return warnings.isEmpty() ? FormValidation.ok() : FormValidation.warning(warnings);
    }

    /** Whether nobody has filled anything that is required: then nothing is missing yet. */
    private boolean isPristine() {
        return form.isEmpty();
    }

    private static String about(Parameter parameter, List<String> sentences) {
        String label = Labels.of(parameter) + " ";
        return sentences.stream().filter(sentence -> sentence.startsWith(label)).collect(Collectors.joining(" "));
    }

    /** Settings whose parameters are called what the form calls them. */
    private record Labelled(StepSettings settings) implements AttachSettings {
        @Override
        public String value(Parameter parameter) {
            return settings.value(parameter);
        }

        @Override
        public String nameOf(Parameter parameter) {
            return Labels.of(parameter);
        }

        @Override
        public String readFile(String path) throws IOException {
            return settings.readFile(path);
        }
    }
}
