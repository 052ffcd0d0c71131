package io.jenkins.plugins.azuremlattach;

import io.github.azuremlattach.core.settings.Parameter;
import java.util.MissingResourceException;
import org.jvnet.localizer.ResourceBundleHolder;

/** What forms call the parameters. */
final class Labels {
    private static final ResourceBundleHolder WORDS = ResourceBundleHolder.get(Messages.class);

    private Labels() {}

    static String of(Parameter parameter) {
        return of(parameter.camelCase());
    }

    /** The label of a field; the field itself where no form has it. */
    static String of(String field) {
        try {
            return WORDS.format("Label." + field);
        } catch (MissingResourceException e) {
            return field;
        }
    }
}
