package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.FilePath;
import java.io.IOException;

/** Reads a file that a step names, in the workspace of the build and nowhere else. */
final class WorkspaceFile {
    private static final long MAX_BYTES = 1 << 20;

    private WorkspaceFile() {}

    static String read(@CheckForNull FilePath workspace, String path, String argument)
            throws IOException, InterruptedException {
        if (workspace == null) {
            throw new AbortException(Messages.WorkspaceFile_noWorkspace(argument, path));
        }
        if (!workspace.isDescendant(path)) {
            throw new AbortException(Messages.WorkspaceFile_outside(argument, path));
        }
        FilePath file = workspace.child(path);
        if (!file.exists()) {
            throw new AbortException(Messages.WorkspaceFile_missing(argument, path, workspace.getRemote()));
        }
        if (file.length() > MAX_BYTES) {
            throw new AbortException(Messages.WorkspaceFile_tooLong(argument, path));
        }
        return file.readToString();
    }
}
