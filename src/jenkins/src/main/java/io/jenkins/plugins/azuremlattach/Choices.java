package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.github.azuremlattach.core.settings.Parameter;

/** The allowed values of a parameter as a drop-down, the unset one first. */
final class Choices {
    private Choices() {}

    /** The values, for those who may see the form. */
    static ListBoxModel of(@CheckForNull Item item, Parameter parameter) {
        return CredentialChoice.mayRead(item)
                ? of(parameter, Messages.Choices_default(parameter.defaultValue()))
                : new ListBoxModel();
    }

    /**
     * The values.
     *
     * @param unset what no choice means
     */
    static ListBoxModel of(Parameter parameter, String unset) {
        ListBoxModel model = new ListBoxModel();
        model.add(unset, "");
        parameter.allowedValues().forEach(value -> model.add(value, value));
        return model;
    }
}
