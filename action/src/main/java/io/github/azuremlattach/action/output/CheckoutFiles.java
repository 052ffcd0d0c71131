package io.github.azuremlattach.action.output;

import io.github.azuremlattach.action.console.Annotation;
import io.github.azuremlattach.action.console.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The checkout of a job, or the folder where a person works: files are left there for later steps. */
public final class CheckoutFiles {
    private final Path root;
    private final Console console;

    public CheckoutFiles(Path root, Console console) {
        this.root = root;
        this.console = console;
    }

    /** Where paths begin. */
    public Path root() {
        return root;
    }

    /**
     * Writes a file.
     *
     * @param what what it is, for the warning
     * @return the path as given, which holds inside and outside a container; empty when the file could not be written,
     *     which is a warning and no more
     */
    public String write(String path, String what, String text) {
        try {
            Path file = root.resolve(path);
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            return path;
        } catch (IOException | InvalidPathException e) {
            console.warning(Annotation.of("The " + what + " could not be written to " + path + "."));
            return "";
        }
    }
}
