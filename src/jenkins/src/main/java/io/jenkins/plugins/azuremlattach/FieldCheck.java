package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/** Checks one field while somebody types, by the core's own rules: among arguments that are otherwise sound. */
final class FieldCheck {
    private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg";

    private FieldCheck() {}

    /**
     * Checks a field that a manifest may fill instead.
     *
     * @param manifest the manifest's path; empty where there is none
     */
    static FormValidation check(
            @CheckForNull Item item, Parameter parameter, @CheckForNull String value, @CheckForNull String manifest) {
        boolean filled = Util.fixEmptyAndTrim(value) == null && Util.fixEmptyAndTrim(manifest) != null;
        return filled ? FormValidation.ok() : check(item, parameter, value);
    }

    static FormValidation check(@CheckForNull Item item, Parameter parameter, @CheckForNull String value) {
        boolean allowed =
                item == null ? Jenkins.get().hasPermission(Jenkins.READ) : item.hasPermission(Item.EXTENDED_READ);
        if (!allowed) {
            return FormValidation.ok();
        }
        String text = Util.fixEmptyAndTrim(value);
        if (text != null && text.contains("${")) {
            return FormValidation.ok("Checked when the build runs.");
        }
        Map<Parameter, String> values = sound();
        if (text == null) {
            values.remove(parameter);
        } else {
            values.put(parameter, text);
        }
        try {
            if (parameter.isOfManifest()) {
                FleetRequest.from(TargetList.settings(values, List.of(Map.of("computeName", "compute"))));
                return FormValidation.ok();
            }
            String warnings = about(
                    parameter, AttachRequest.from(new StepSettings(values)).warnings());
            return warnings.isEmpty() ? FormValidation.ok() : FormValidation.warning(warnings);
        } catch (InvalidSettingsException e) {
            String mistakes = about(parameter, e.mistakes());
            return mistakes.isEmpty() ? FormValidation.ok() : FormValidation.error(mistakes);
        }
    }

    private static String about(Parameter parameter, List<String> sentences) {
        return sentences.stream()
                .filter(sentence -> sentence.startsWith(parameter.camelCase() + " "))
                .collect(Collectors.joining(" "));
    }

    private static Map<Parameter, String> sound() {
        Map<Parameter, String> values = new EnumMap<>(Parameter.class);
        values.put(Parameter.RESOURCE_GROUP, "rg");
        values.put(Parameter.WORKSPACE_NAME, "workspace");
        values.put(Parameter.COMPUTE_NAME, "compute");
        values.put(
                Parameter.RESOURCE_ID, SUBSCRIPTION + "/providers/Microsoft.ContainerService/managedClusters/cluster");
        values.put(Parameter.IDENTITY_TYPE, "UserAssigned");
        values.put(
                Parameter.USER_ASSIGNED_IDENTITIES,
                SUBSCRIPTION + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id");
        return values;
    }
}
