package io.github.azuremlattach.action;

import java.io.PrintStream;
import java.util.regex.Pattern;

/**
 * Workflow commands, escaped as GitHub's toolkit does it, so that no text from outside can become one.
 *
 * <p>Source: actions/toolkit, packages/core, command.ts; Workflow commands for GitHub Actions, docs.github.com.
 */
final class Commands {
    /** What annotations are headed with. */
    static final String TITLE = "Azure ML attach";

    /** The runner passes over spaces of every kind, and .NET over all that shows nothing. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{M}\\p{Z}]+");

    private static final Pattern OLD_COMMAND = Pattern.compile("(#[\\p{C}\\p{M}]*#[\\p{C}\\p{M}]*)\\[");

    private final PrintStream out;

    Commands(PrintStream out) {
        this.out = out;
    }

    /** Plain lines. What looks like a command is set apart, so that the runner does not take it for one. */
    void line(String text) {
        text.lines().forEach(line -> out.println(plain(line)));
    }

    /** Hides a value in the rest of the log; one command a line, as the runner reads it. */
    void mask(String secret) {
        secret.lines().filter(line -> !line.isBlank()).forEach(line -> out.println("::add-mask::" + data(line)));
    }

    void error(String title, String message) {
        out.println("::error title=" + property(title) + "::" + data(message));
    }

    void warning(String title, String message) {
        out.println("::warning title=" + property(title) + "::" + data(message));
    }

    /** A line that is shown when the job runs with debug logging. */
    void debug(String message) {
        out.println("::debug::" + data(message));
    }

    void group(String title) {
        out.println("::group::" + data(title));
    }

    void endGroup() {
        out.println("::endgroup::");
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
