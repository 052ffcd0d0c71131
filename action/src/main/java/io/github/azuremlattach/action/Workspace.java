package io.github.azuremlattach.action;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** The checkout of the job, where inputs name files and where files are left for later steps. */
final class Workspace {
    private final Path root;
    private final Commands commands;

    Workspace(Map<String, String> environment, Commands commands) {
        this.root = Path.of(environment.getOrDefault("GITHUB_WORKSPACE", ""));
        this.commands = commands;
    }

    /**
     * Writes a file.
     *
     * @return the path as given, which holds inside and outside the container; empty when the file could not be
     *     written, which is a warning and no more
     */
    String write(String path, String what, String text) {
        try {
            Path file = root.resolve(path);
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            return path;
        } catch (IOException | InvalidPathException e) {
            commands.warning(Commands.TITLE, "The " + what + " could not be written to " + path + ".");
            return "";
        }
    }
}
