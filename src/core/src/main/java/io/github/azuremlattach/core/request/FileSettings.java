package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.FileProblem;
import io.github.azuremlattach.core.settings.Location;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Settings, and the values of the CLI's file for what they leave open.
 *
 * @param explicit what is given beside the file, which takes precedence
 * @param file the values of the file
 */
record FileSettings(AttachSettings explicit, Map<Parameter, String> file) implements AttachSettings {

    /** Reads the file that settings name, if any; what is wrong with it is added to the mistakes. */
    static AttachSettings over(AttachSettings given, Mistakes mistakes) {
        String path = new Values(given, mistakes).path(Parameter.FILE);
        if (path.isEmpty()) {
            if (mistakes.concern(Parameter.FILE)) {
                mistakes.explain(ComputeFile.PARAMETERS);
            }
            return given;
        }
        try {
            ComputeFile file = ComputeFile.parse(given.readFile(path));
            file.problems().forEach(problem -> wrong(path, problem, mistakes));
            return new FileSettings(given, withoutContradictions(file.values(), given));
        } catch (IOException | InvalidPathException e) {
            wrong(path, FileProblem.of(e), mistakes);
        } catch (IllegalArgumentException e) {
            wrong(path, String.valueOf(e.getMessage()), mistakes);
        }
        return given;
    }

    private static void wrong(String path, String problem, Mistakes mistakes) {
        mistakes.wrong(Parameter.FILE, path, problem);
        mistakes.explain(ComputeFile.PARAMETERS);
    }

    /** An explicit kind of identity drops the file's ids, and explicit ids drop the file's kind. */
    private static Map<Parameter, String> withoutContradictions(Map<Parameter, String> file, AttachSettings given) {
        Map<Parameter, String> values = new EnumMap<>(Parameter.class);
        values.putAll(file);
        String identity = given.value(Parameter.IDENTITY_TYPE).strip();
        if (!identity.isEmpty() && !identity.replace("_", "").equalsIgnoreCase("UserAssigned")) {
            values.remove(Parameter.USER_ASSIGNED_IDENTITIES);
        } else if (!given.value(Parameter.USER_ASSIGNED_IDENTITIES).isBlank()) {
            values.remove(Parameter.IDENTITY_TYPE);
        }
        return values;
    }

    @Override
    public String value(Parameter parameter) {
        String value = explicit.value(parameter);
        return value.isBlank() ? file.getOrDefault(parameter, "") : value;
    }

    @Override
    public String nameOf(Parameter parameter) {
        return explicit.nameOf(parameter);
    }

    @Override
    public String parameterWord() {
        return explicit.parameterWord();
    }

    @Override
    public Location where(Parameter parameter) {
        return explicit.where(parameter);
    }

    @Override
    public Set<String> unknownNames() {
        return explicit.unknownNames();
    }

    @Override
    public Map<String, String> origin() {
        return explicit.origin();
    }

    @Override
    public String readFile(String path) throws IOException {
        return explicit.readFile(path);
    }

    @Override
    public byte[] readBytes(String path) throws IOException {
        return explicit.readBytes(path);
    }
}
