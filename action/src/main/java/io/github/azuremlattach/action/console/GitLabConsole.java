package io.github.azuremlattach.action.console;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;

/**
 * The log of a GitLab job, with sections that open on a click.
 *
 * <p>Source: Custom collapsible sections, docs.gitlab.com/ci/jobs/job_logs.
 */
public final class GitLabConsole implements Console {
    private static final String END = "\r\u001b[0K";

    private final PrintStream out;
    private final InstantSource clock;
    private final boolean colours;
    private final boolean debug;
    private int sections;

    /**
     * Writes into a log.
     *
     * @param clock tells when a section begins and ends
     * @param colours whether lines have colours
     * @param debug whether debug lines are shown
     */
    public GitLabConsole(PrintStream out, InstantSource clock, boolean colours, boolean debug) {
        this.out = out;
        this.clock = clock;
        this.colours = colours;
        this.debug = debug;
    }

    /** No text from outside can begin a section, since that takes a control character. */
    @Override
    public synchronized void line(Text line) {
        out.println(shown(line));
    }

    @Override
    public synchronized void fold(Text title, List<Text> lines) {
        String name = "azureml_attach_" + ++sections;
        long now = clock.instant().getEpochSecond();
        out.println("section_start:" + now + ":" + name + "[collapsed=true]" + END + shown(title));
        lines.forEach(this::line);
        out.println("section_end:" + now + ":" + name + END);
    }

    @Override
    public void debug(String message) {
        if (debug) {
            line(Text.of(Text.Style.DIM, message));
        }
    }

    private String shown(Text text) {
        return colours ? text.ansi() : text.plain();
    }
}
