package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.Parameter;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Settings with others laid under them: what is given on top wins. */
record LayeredSettings(AttachSettings top, Map<Parameter, String> below) implements AttachSettings {

    @Override
    public String value(Parameter parameter) {
        String given = top.value(parameter);
        return given.isBlank() ? below.getOrDefault(parameter, "") : given;
    }

    @Override
    public String nameOf(Parameter parameter) {
        return top.nameOf(parameter);
    }

    @Override
    public String where(Parameter parameter) {
        return top.where(parameter);
    }

    @Override
    public Set<String> unknownNames() {
        return top.unknownNames();
    }

    @Override
    public String readFile(String path) throws IOException {
        return top.readFile(path);
    }

    @Override
    public byte[] readBytes(String path) throws IOException {
        return top.readBytes(path);
    }
}
