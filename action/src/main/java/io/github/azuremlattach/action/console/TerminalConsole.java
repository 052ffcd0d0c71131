package io.github.azuremlattach.action.console;

import java.io.PrintStream;
import java.util.List;

/** A terminal, a pipe or a file: nothing but lines; on a terminal with colours and a live line at the end. */
public final class TerminalConsole implements Console {
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final boolean colours;
    private final boolean verbose;
    private boolean dirty;

    /**
     * Writes into a terminal, a pipe or a file.
     *
     * @param terminal whether a line can be written over
     * @param colours whether lines have colours
     * @param verbose whether folded and debug lines are shown
     */
    public TerminalConsole(PrintStream out, boolean terminal, boolean colours, boolean verbose) {
        this.out = out;
        this.terminal = terminal;
        this.colours = colours;
        this.verbose = verbose;
    }

    @Override
    public synchronized void line(Text line) {
        clear();
        out.println(colours ? line.ansi() : line.plain());
    }

    @Override
    public synchronized void fold(Text title, List<Text> lines) {
        line(title);
        if (verbose) {
            lines.forEach(line -> line(Text.of("  ").and(line.plain())));
        }
    }

    @Override
    public synchronized void debug(String message) {
        if (verbose) {
            line(Text.of(Text.Style.DIM, message));
        }
    }

    @Override
    public boolean isLive() {
        return terminal;
    }

    @Override
    public synchronized void live(String status) {
        if (terminal) {
            Text text = Text.of(Text.Style.DIM, "· " + status);
            out.print(CLEAR + (colours ? text.ansi() : text.plain()));
            out.flush();
            dirty = true;
        }
    }

    private void clear() {
        if (dirty) {
            out.print(CLEAR);
            dirty = false;
        }
    }
}
