package io.jenkins.plugins.azuremlattach;

import hudson.XmlFile;
import hudson.model.Run;
import java.io.File;
import java.io.IOException;
import java.util.List;

/**
 * What a build remembers of its attaches, in a file beside the build's own.
 *
 * <p>Pipeline saves the build's own file whenever a step begins or ends: with 500 attaches in it, that would be more than
 * a megabyte each time.
 */
final class RecordsFile {
    private static final String NAME = "computes.xml";

    private final File build;
    private final XmlFile file;

    private RecordsFile(File build) {
        this.build = build;
        this.file = new XmlFile(Run.XSTREAM2, new File(new File(build, CheckpointFile.FOLDER), NAME));
    }

    /** The file of a build. */
    static RecordsFile of(Run<?, ?> build) {
        return new RecordsFile(build.getRootDir());
    }

    /** Whether anything was written. */
    boolean exists() {
        return file.exists();
    }

    /** What was written last. */
    @SuppressWarnings("unchecked")
    List<AttachRecord> read() throws IOException {
        return (List<AttachRecord>) file.read();
    }

    /** Puts records in the place of those that were written last; a crash leaves the one or the other. */
    synchronized void write(List<AttachRecord> records) throws IOException {
        // Not where the build was deleted meanwhile.
        if (build.isDirectory()) {
            records.forEach(AttachRecord::store);
            file.write(records);
        }
    }
}
