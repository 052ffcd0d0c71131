package io.jenkins.plugins.azuremlattach;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.NullSCM;
import hudson.scm.SCMRevisionState;
import java.io.File;
import java.io.IOException;
import java.util.TreeMap;
import org.jvnet.hudson.test.TestExtension;

/** A repository of a few texts. */
public final class FilesScm extends NullSCM {
    private final TreeMap<String, String> files = new TreeMap<>();

    FilesScm with(String path, String text) {
        files.put(path, text);
        return this;
    }

    @Override
    public void checkout(
            Run<?, ?> build,
            Launcher launcher,
            FilePath workspace,
            TaskListener listener,
            File changelog,
            SCMRevisionState baseline)
            throws IOException, InterruptedException {
        for (var file : files.entrySet()) {
            workspace.child(file.getKey()).write(file.getValue(), "UTF-8");
        }
    }

    /** Tells Jenkins about the repository. */
    @TestExtension
    public static final class DescriptorImpl extends NullSCM.DescriptorImpl {}
}
