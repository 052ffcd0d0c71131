package io.github.azuremlattach.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sees what GitHub's runner sees in a log and in a command file.
 *
 * <p>Where .NET compares texts by culture, characters that show nothing count for nothing, so they are left out here
 * before a command is looked for.
 *
 * <p>Source: actions/runner, ActionCommand.cs and FileCommandManager.cs.
 */
final class RunnerEyes {
    private static final Set<String> COMMANDS = Set.of(
            "add-mask",
            "add-matcher",
            "add-path",
            "debug",
            "echo",
            "endgroup",
            "error",
            "group",
            "notice",
            "remove-matcher",
            "save-state",
            "set-env",
            "set-output",
            "stop-commands",
            "warning");
    private static final Pattern UNSEEN_FIRST = Pattern.compile("^[\\p{C}\\p{M}\\p{Z}\\s]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{M}]");

    private RunnerEyes() {}

    /** The commands in a log: name, properties and data, unescaped. */
    static List<String> commands(String log) {
        List<String> commands = new ArrayList<>();
        for (String line : log.split("\\r\\n|\\r|\\n", -1)) {
            String text = UNSEEN_FIRST.matcher(line).replaceFirst("");
            if (UNSEEN.matcher(text).replaceAll("").startsWith("::")) {
                command(text, "::").ifPresent(commands::add);
            }
            String seen = UNSEEN.matcher(text).replaceAll("");
            if (seen.contains("##[") && !seen.startsWith("::")) {
                commands.add(seen.substring(seen.indexOf("##[")));
            }
        }
        return commands;
    }

    private static java.util.Optional<String> command(String text, String key) {
        int begin = text.indexOf(key) + key.length();
        int end = text.indexOf(key, begin);
        String[] info = end < 0 ? new String[] {""} : text.substring(begin, end).split(" ", 2);
        if (!COMMANDS.contains(info[0])) {
            return java.util.Optional.empty();
        }
        Map<String, String> properties = new TreeMap<>();
        for (String pair : info.length < 2 ? new String[0] : info[1].split(",")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                properties.put(
                        parts[0].strip(),
                        data(parts[1]).replace("%3A", ":").replace("%2C", ",").replace("%25", "%"));
            }
        }
        return java.util.Optional.of(
                info[0] + " " + properties + " " + data(text.substring(end + 2)).replace("%25", "%"));
    }

    private static String data(String text) {
        return text.replace("%0D", "\r").replace("%0A", "\n");
    }

    /** The values in a command file. */
    static Map<String, String> outputs(String file) {
        Map<String, String> outputs = new LinkedHashMap<>();
        Matcher head = Pattern.compile("([^=<\\n]+)<<(\\S+)\\n").matcher(file);
        int at = 0;
        while (at < file.length()) {
            if (!head.find(at) || head.start() != at) {
                throw new AssertionError("no value begins here: " + file.substring(at));
            }
            int end = file.indexOf("\n" + head.group(2) + "\n", head.end() - 1);
            String value = end < head.end() ? "" : file.substring(head.end(), end);
            if (outputs.put(head.group(1), value) != null) {
                throw new AssertionError("twice: " + head.group(1));
            }
            at = end + head.group(2).length() + 2;
        }
        return outputs;
    }
}
