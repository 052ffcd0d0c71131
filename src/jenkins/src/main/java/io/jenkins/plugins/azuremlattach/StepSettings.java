package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.github.azuremlattach.core.AttachSettings;
import io.github.azuremlattach.core.Parameter;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** The arguments of a step under their own names: plain text that is saved with the build, and no secret. */
final class StepSettings implements AttachSettings, Serializable {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, String> values = new TreeMap<>();
    private String file;

    StepSettings(Map<Parameter, String> given) {
        given.forEach((parameter, value) -> values.put(parameter.camelCase(), value));
    }

    /** The same settings with one more value. */
    StepSettings with(Parameter parameter, String value) {
        values.put(parameter.camelCase(), value);
        return this;
    }

    @Override
    public String value(Parameter parameter) {
        return values.getOrDefault(parameter.camelCase(), "");
    }

    @Override
    public String nameOf(Parameter parameter) {
        return parameter.camelCase();
    }

    /** Whether a file is named that has not been read yet. */
    boolean lacksFile() {
        return file == null && !value(Parameter.FILE).isEmpty();
    }

    /** Keeps the text of the file, since the workspace may be gone when the run goes on. */
    void keepFile(@CheckForNull String text) {
        file = text;
    }

    @Override
    public String readFile(String path) throws IOException {
        if (file == null) {
            throw new IOException("the file has not been read");
        }
        return file;
    }
}
