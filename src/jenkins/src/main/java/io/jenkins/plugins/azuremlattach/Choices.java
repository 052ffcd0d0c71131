package io.jenkins.plugins.azuremlattach;

import hudson.util.ListBoxModel;
import io.github.azuremlattach.core.settings.Parameter;

/** The allowed values of a parameter as a drop-down, the unset one first. */
final class Choices {
    private Choices() {}

    static ListBoxModel of(Parameter parameter) {
        return of(parameter, "(default: " + parameter.defaultValue() + ")");
    }

    static ListBoxModel of(Parameter parameter, String unset) {
        ListBoxModel model = new ListBoxModel();
        model.add(unset, "");
        parameter.allowedValues().forEach(value -> model.add(value, value));
        return model;
    }
}
