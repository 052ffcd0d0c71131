package io.jenkins.plugins.azuremlattach;

import hudson.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where a step stands, in a small file of its own beside the build's record.
 *
 * <p>A step could also keep this in the saved program of its Pipeline. That is saved whole each time, with all other
 * steps of the build: half a megabyte for each answer of Azure when 500 steps wait.
 */
final class CheckpointFile {
    /** The folder of a build that holds what its attaches save. */
    static final String FOLDER = "azureml-attach";

    private final Path folder;
    private final Path file;

    private CheckpointFile(Path folder, String name) {
        this.folder = folder;
        this.file = folder.resolve(name);
    }

    /** The file of a step. */
    static CheckpointFile of(Run<?, ?> build, String node) {
        return new CheckpointFile(build.getRootDir().toPath().resolve(FOLDER), "step-" + node + ".json");
    }

    /** The text that was written last; empty when there is none. */
    Optional<String> read() throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Puts a text in the place of the last one; a crash leaves the one or the other. */
    void write(String text) throws IOException {
        Files.createDirectories(folder);
        Path fresh = folder.resolve(file.getFileName() + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The step has ended. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
