package io.github.azuremlattach.action.console;

import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The log of a GitHub job: workflow commands, escaped as GitHub's toolkit does it, so that no text from outside can
 * become one.
 *
 * <p>Source: actions/toolkit, packages/core, command.ts; Workflow commands for GitHub Actions, docs.github.com.
 */
public final class GitHubConsole implements Console {
    /** The runner passes over spaces of every kind, and .NET over all that shows nothing. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{M}\\p{Z}]+");

    private static final Pattern OLD_COMMAND = Pattern.compile("(#[\\p{C}\\p{M}]*#[\\p{C}\\p{M}]*)\\[");

    private final PrintStream out;
    private final boolean colours;

    /**
     * Writes into a log.
     *
     * @param colours whether lines have colours
     */
    public GitHubConsole(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    /** What looks like a command is set apart, so that the runner does not take it for one. */
    @Override
    public void line(Text line) {
        String plain = line.plain();
        String safe = plain(plain);
        out.println(safe.equals(plain) && colours ? line.ansi() : safe);
    }

    @Override
    public void fold(Text title, List<Text> lines) {
        out.println("::group::" + data(title.plain()));
        lines.forEach(this::line);
        out.println("::endgroup::");
    }

    /** One command a line, as the runner reads it. */
    @Override
    public void mask(String secret) {
        secret.lines().filter(line -> !line.isBlank()).forEach(line -> out.println("::add-mask::" + data(line)));
    }

    @Override
    public void error(Annotation annotation) {
        out.println("::error " + properties(annotation) + "::" + data(annotation.message()));
    }

    @Override
    public void warning(Annotation annotation) {
        out.println("::warning " + properties(annotation) + "::" + data(annotation.message()));
    }

    @Override
    public void debug(String message) {
        out.println("::debug::" + data(message));
    }

    private static String properties(Annotation annotation) {
        String file = annotation.file().isEmpty()
                ? ""
                : ",file=" + property(annotation.file()) + (annotation.line() == 0 ? "" : ",line=" + annotation.line());
        return "title=" + property(annotation.title()) + file;
    }

    /** A command begins a line, or stands anywhere in it when it is an old one. */
    private static String plain(String line) {
        String text = OLD_COMMAND.matcher(line).replaceAll("$1 [");
        return UNSEEN.matcher(text).replaceAll("").startsWith("::") ? "| " + text : text;
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
