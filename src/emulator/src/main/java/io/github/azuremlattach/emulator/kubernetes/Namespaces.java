package io.github.azuremlattach.emulator.kubernetes;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** kubectl on namespaces. */
final class Namespaces {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private final Set<String> namespaces;

    Namespaces(Set<String> namespaces) {
        this.namespaces = namespaces;
    }

    Result get(List<String> names, Arguments arguments) {
        boolean namesOnly = arguments.flag("--output").equals("name");
        boolean quiet = !arguments.flag("--ignore-not-found").isEmpty();
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

    Result create(String name) {
        if (!LABEL.matcher(name).matches()) {
            return Result.failed("The Namespace \"" + name + "\" is invalid: metadata.name: Invalid value: \"" + name
                    + "\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-',"
                    + " and must start and end with an alphanumeric character\n");
        }
        return namespaces.add(name)
                ? Result.ok("namespace/" + name + " created\n")
                : Result.failed("Error from server (AlreadyExists): namespaces \"" + name + "\" already exists\n");
    }

    Result delete(String name) {
        return namespaces.remove(name)
                ? Result.ok("namespace \"" + name + "\" deleted\n")
                : Result.failed("Error from server (NotFound): namespaces \"" + name + "\" not found\n");
    }
}
