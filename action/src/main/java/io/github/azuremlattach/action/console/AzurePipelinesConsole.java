package io.github.azuremlattach.action.console;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The log of an Azure Pipelines job: logging commands, escaped as the agent undoes it, so that no text from outside can
 * become one.
 *
 * <p>Source: Logging commands, learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands.
 */
public final class AzurePipelinesConsole implements Console {
    private static final Pattern COMMAND = Pattern.compile(
            "#[\\p{C}\\p{M}]*#(?=[\\p{C}\\p{M}]*(v[\\p{C}\\p{M}]*s[\\p{C}\\p{M}]*o)?[\\p{C}\\p{M}]*\\[)",
            Pattern.CASE_INSENSITIVE);

    private final PrintStream out;
    private final boolean colours;
    private final boolean debug;

    /**
     * Writes into a log.
     *
     * @param colours whether lines have colours
     * @param debug whether debug lines are shown
     */
    public AzurePipelinesConsole(PrintStream out, boolean colours, boolean debug) {
        this.out = out;
        this.colours = colours;
        this.debug = debug;
    }

    /** What looks like a command is set apart, so that the agent does not take it for one. */
    @Override
    public void line(Text line) {
        String plain = line.plain();
        String safe = harmless(plain);
        out.println(safe.equals(plain) && colours ? line.ansi() : safe);
    }

    @Override
    public void fold(Text title, List<Text> lines) {
        out.println("##[group]" + harmless(title.plain()));
        lines.forEach(this::line);
        out.println("##[endgroup]");
    }

    @Override
    public void mask(String secret) {
        secret.lines().filter(line -> !line.isBlank()).forEach(line -> command("task.setsecret", "", line));
    }

    @Override
    public void error(Annotation annotation) {
        issue("error", annotation);
    }

    @Override
    public void warning(Annotation annotation) {
        issue("warning", annotation);
    }

    @Override
    public void debug(String message) {
        if (debug) {
            out.println("##[debug]" + harmless(Text.of(message).plain()));
        }
    }

    /** Writes a logging command; properties are escaped already. */
    public void command(String name, String properties, String data) {
        out.println("##vso[" + name + (properties.isEmpty() ? "" : " " + properties) + "]" + escape(data));
    }

    /** A value as the agent reads it back. */
    public static String escape(String text) {
        return text.replace("%", "%AZP25")
                .replace("\r", "%0D")
                .replace("\n", "%0A")
                .replace(";", "%3B")
                .replace("]", "%5D");
    }

    private static String harmless(String text) {
        return COMMAND.matcher(text).replaceAll("# #");
    }

    private void issue(String type, Annotation annotation) {
        String file = annotation.file().isEmpty() ? "" : "sourcepath=" + escape(annotation.file()) + ";";
        String line = annotation.line() == 0 ? "" : String.format(Locale.ROOT, "linenumber=%d;", annotation.line());
        command("task.logissue", "type=" + type + ";" + file + line, harmless(annotation.message()));
    }
}
