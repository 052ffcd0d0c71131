package io.jenkins.plugins.azuremlattach;

import hudson.EnvVars;
import hudson.FilePath;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The arguments of a step under their own names: plain text that is saved with the build, and no secret. */
final class StepSettings implements AttachSettings, Serializable {
    private static final long serialVersionUID = 1L;
    private static final List<Parameter> PATHS = List.of(Parameter.FILE, Parameter.MANIFEST);

    private final TreeMap<String, String> values = new TreeMap<>();

    /** The text of the one file that a step could name once; builds of that time hold it. */
    private String file;

    private HashMap<String, String> files = new HashMap<>();

    /** Where the build comes from; it stays the same when the build goes on in another process. */
    private TreeMap<String, String> origin = new TreeMap<>();

    private transient FilePath workspace;

    StepSettings(Map<Parameter, String> given) {
        given.forEach((parameter, value) -> values.put(parameter.camelCase(), value));
    }

    /** The same settings with one more value. */
    StepSettings with(Parameter parameter, String value) {
        values.put(parameter.camelCase(), value);
        return this;
    }

    /** The same settings with a file that lies in no workspace. */
    StepSettings with(String path, String text) {
        files.put(path, text);
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

    /** Notes where the build comes from. */
    void readOrigin(StepContext context) throws IOException, InterruptedException {
        EnvVars environment = context.get(EnvVars.class);
        origin = new TreeMap<>(environment == null ? Map.of() : BuildOrigin.of(environment));
    }

    @Override
    public Map<String, String> origin() {
        return Collections.unmodifiableMap(origin);
    }

    /** What the steps call a parameter whose kebab-case name is given. */
    static String argument(String kebabCase) {
        return Parameter.named(kebabCase).map(Parameter::camelCase).orElse(kebabCase);
    }

    /** Whether a file has to be read of the workspace. */
    boolean namesFiles() {
        return PATHS.stream().map(this::value).anyMatch(path -> !path.isEmpty() && !files.containsKey(path));
    }

    /** Reads the files that are named; those that a manifest names are read with it. */
    void readFiles(StepContext context) throws IOException, InterruptedException {
        workspace = context.get(FilePath.class);
        for (Parameter parameter : PATHS) {
            String path = value(parameter);
            if (!path.isEmpty() && !files.containsKey(path) && !Mistakes.isContent(parameter, path)) {
                files.put(path, WorkspaceFile.read(workspace, path, parameter.camelCase()));
            }
        }
    }

    /** Reads a file and keeps its text, since the workspace may be gone when the run goes on. */
    @Override
    public String readFile(String path) throws IOException {
        String known = files.get(path);
        if (known != null) {
            return known;
        }
        try {
            String text = WorkspaceFile.read(workspace, path, Parameter.FILE.camelCase());
            files.put(path, text);
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the reading was interrupted");
        }
    }

    @Override
    public byte[] readBytes(String path) throws IOException {
        return readFile(path).getBytes(StandardCharsets.UTF_8);
    }

    private Object readResolve() {
        if (files == null) {
            files = new HashMap<>();
        }
        if (file != null) {
            files.put(value(Parameter.FILE), file);
            file = null;
        }
        if (origin == null) {
            origin = new TreeMap<>();
        }
        return this;
    }
}
