package io.github.azuremlattach.core.result;

import java.util.List;

/**
 * What a person can do about a finding.
 *
 * @param cause why it is so, one sentence; empty when unknown
 * @param remedy what to do, one sentence, in the parameter names of the host; empty when there is nothing to do
 * @param commands complete command lines to copy, one each
 * @param link a page that says more; empty when there is none
 */
public record Advice(String cause, String remedy, List<String> commands, String link) {

    public Advice {
        commands = List.copyOf(commands);
    }

    /** Advice of one sentence. */
    public static Advice remedy(String remedy) {
        return new Advice("", remedy, List.of(), "");
    }

    /** Cause, remedy, commands and link as one line. */
    @Override
    public String toString() {
        String doIt = commands.isEmpty() ? "" : " " + String.join(" && ", commands);
        return (cause + " " + remedy + doIt + (link.isEmpty() ? "" : " See " + link)).strip();
    }
}
