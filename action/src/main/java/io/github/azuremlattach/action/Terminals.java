package io.github.azuremlattach.action;

import java.io.Console;
import java.util.Map;

/** Finds out whether a person looks at the output. */
final class Terminals {
    private Terminals() {}

    /** Whether standard output is a terminal that can write a line over. */
    @SuppressWarnings("SystemConsoleNull") // Before Java 22 it is null where there is no terminal.
    static boolean isTerminal(Map<String, String> environment) {
        Console console = System.console();
        String terminal = environment.getOrDefault("TERM", "");
        return console != null && isTerminal(console) && !terminal.isEmpty() && !terminal.equals("dumb");
    }

    /** From Java 22 on there is a console without a terminal too, and a method that tells them apart. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
