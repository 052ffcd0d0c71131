package io.github.azuremlattach.emulator.arm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The little of kubectl that a run-command needs here: looking at namespaces and making them. */
final class Kubectl {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Set<String> NOUNS = Set.of("namespace", "namespaces", "ns");

    private final Set<String> namespaces;

    /**
     * What a command came to.
     *
     * @param exitCode its exit code
     * @param logs what it printed
     */
    record Result(int exitCode, String logs) {}

    Kubectl(Set<String> namespaces) {
        this.namespaces = namespaces;
    }

    /** Runs a shell line; || and && work as in a shell. */
    Result run(String line) {
        StringBuilder logs = new StringBuilder();
        int exitCode = 0;
        boolean go = true;
        for (String part : line.strip().split("(?=\\|\\|)|(?=&&)|(?=;)", -1)) {
            String operator = part.replaceFirst("(?s)^(\\|\\||&&|;)?.*$", "$1");
            if (operator.equals("||")) {
                go = exitCode != 0;
            } else if (operator.equals("&&")) {
                go = exitCode == 0;
            } else {
                go = true;
            }
            if (go) {
                Result result = command(words(part.substring(operator.length())));
                exitCode = result.exitCode();
                logs.append(result.logs());
            }
        }
        return new Result(exitCode, logs.toString());
    }

    private Result command(List<String> words) {
        if (words.isEmpty()) {
            return new Result(0, "");
        }
        if (!words.get(0).equals("kubectl")) {
            return new Result(127, "sh: 1: " + words.get(0) + ": not found\n");
        }
        List<String> names = new ArrayList<>();
        boolean namesOnly = false;
        boolean quiet = false;
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-o") || word.equals("--output")) {
                i++;
                namesOnly = i < words.size() && words.get(i).equals("name");
            } else if (word.startsWith("-")) {
                namesOnly |= word.equals("-oname") || word.equals("-o=name") || word.equals("--output=name");
                quiet |= word.startsWith("--ignore-not-found");
            } else {
                names.add(word);
            }
        }
        String verb = names.isEmpty() ? "" : names.remove(0);
        String noun = names.isEmpty() ? "" : names.remove(0);
        if (noun.contains("/")) {
            names.add(0, noun.substring(noun.indexOf('/') + 1));
            noun = noun.substring(0, noun.indexOf('/'));
        }
        if (!NOUNS.contains(noun)) {
            return new Result(1, "error: the server doesn't have a resource type \"" + noun + "\"\n");
        }
        return switch (verb) {
            case "get" -> get(names, namesOnly, quiet);
            case "create" -> create(names.isEmpty() ? "" : names.get(0));
            default -> new Result(1, "error: unknown command \"" + verb + "\" for \"kubectl\"\n");
        };
    }

    private Result get(List<String> names, boolean namesOnly, boolean quiet) {
        List<String> asked = names.isEmpty() ? List.copyOf(namespaces) : names;
        StringBuilder found = new StringBuilder();
        StringBuilder missing = new StringBuilder();
        for (String name : asked) {
            if (namespaces.contains(name)) {
                found.append(namesOnly ? "namespace/" + name + "\n" : String.format("%-20s Active   42d%n", name));
            } else if (!quiet) {
                missing.append("Error from server (NotFound): namespaces \"" + name + "\" not found\n");
            }
        }
        String head = namesOnly || found.isEmpty() ? "" : String.format("%-20s STATUS   AGE%n", "NAME");
        return new Result(missing.isEmpty() ? 0 : 1, head + found + missing);
    }

    private Result create(String name) {
        if (!LABEL.matcher(name).matches()) {
            return new Result(
                    1,
                    "The Namespace \"" + name + "\" is invalid: metadata.name: Invalid value: \"" + name
                            + "\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-',"
                            + " and must start and end with an alphanumeric character\n");
        }
        return namespaces.add(name)
                ? new Result(0, "namespace/" + name + " created\n")
                : new Result(1, "Error from server (AlreadyExists): namespaces \"" + name + "\" already exists\n");
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+", -1)).stream()
                .map(word -> word.replaceAll("^(['\"])(.*)\\1$", "$2"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
