package io.github.azuremlattach.core.settings;

import java.io.FileNotFoundException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;

/** Says why a file that a parameter names cannot be read. */
public final class FileProblem {
    private FileProblem() {}

    /** The reason and the remedy, as the second half of a sentence that holds nothing of the file's content. */
    public static String of(Exception e) {
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return "there is no such file, so check the path, and that the repository is checked out before this step";
        }
        if (e instanceof AccessDeniedException) {
            return "the file cannot be read: access is denied";
        }
        if (e instanceof CharacterCodingException) {
            return "the file is not UTF-8 text";
        }
        if (e instanceof InvalidPathException) {
            return "this cannot be a path";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return "the file cannot be read: " + file.getReason();
        }
        return "the file cannot be read";
    }
}
