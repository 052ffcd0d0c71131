package io.github.azuremlattach.action.cli;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out standard output
 * @param err standard error
 * @param isTerminal whether standard output is a terminal
 */
public record Streams(PrintStream out, PrintStream err, boolean isTerminal) {}
