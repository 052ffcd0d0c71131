package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.FilePath;
import java.io.IOException;

/** Reads a file that a step names, in the workspace of the build and nowhere else. */
final class WorkspaceFile {
    private static final long MOST_BYTES = 1 << 20;

    private WorkspaceFile() {}

    static String read(@CheckForNull FilePath workspace, String path, String argument)
            throws IOException, InterruptedException {
        if (workspace == null) {
            throw new AbortException(argument + " is '" + path
                    + "': there is no workspace to read it from. Call the step inside node { }, or give the values"
                    + " as arguments.");
        }
        if (!workspace.isDescendant(path)) {
            throw new AbortException(argument + " is '" + path + "': give a path inside the workspace.");
        }
        FilePath file = workspace.child(path);
        if (!file.exists()) {
            throw new AbortException(
                    argument + " is '" + path + "': the workspace " + workspace.getRemote() + " holds no such file.");
        }
        if (file.length() > MOST_BYTES) {
            throw new AbortException(argument + " is '" + path + "': the file is longer than 1 MiB.");
        }
        return file.readToString();
    }
}
