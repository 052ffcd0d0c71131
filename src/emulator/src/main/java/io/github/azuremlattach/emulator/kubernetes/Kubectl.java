package io.github.azuremlattach.emulator.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of kubectl that a run-command needs: get, create, delete and apply of a few resources. */
final class Kubectl {
    private static final Set<String> NAMESPACES = Set.of("namespace", "namespaces", "ns");
    private static final Set<String> CONFIG_MAPS = Set.of("configmap", "configmaps", "cm");
    private static final Set<String> INSTANCE_TYPES =
            Set.of("instancetype", "instancetypes", "instancetypes.amlarc.azureml.com");
    private final ClusterState cluster;
    private final ClusterUser user;
    private final Map<String, String> files;
    private final String input;

    Kubectl(ClusterState cluster, ClusterUser user, Map<String, String> files, String input) {
        this.cluster = cluster;
        this.user = user;
        this.files = files;
        this.input = input;
    }

    Result run(List<String> words) {
        Arguments arguments = Arguments.of(words);
        String verb = arguments.word(0);
        if (verb.equals("apply")) {
            return apply(arguments.flag("--filename"));
        }
        String noun = arguments.word(1).replaceFirst("/.*", "");
        List<String> names = arguments.word(1).contains("/")
                ? List.of(arguments.word(1).replaceFirst(".*/", ""))
                : arguments.from(2);
        if (!Set.of("get", "create", "delete").contains(verb)) {
            return Result.failed("error: unknown command \"" + verb + "\" for \"kubectl\"\n");
        }
        if (NAMESPACES.contains(noun)) {
            return namespaces(verb, names, arguments);
        }
        if (CONFIG_MAPS.contains(noun) && verb.equals("get") && !names.isEmpty()) {
            return configMap(names.get(0), arguments.flag("--namespace"));
        }
        if (INSTANCE_TYPES.contains(noun) && cluster.instanceTypesDefined() && !verb.equals("create")) {
            return instanceTypes(verb, names, arguments);
        }
        return Result.failed("error: the server doesn't have a resource type \"" + noun + "\"\n");
    }

    private Result namespaces(String verb, List<String> names, Arguments arguments) {
        String need = verb.equals("get") && names.isEmpty() ? "list" : verb;
        if (!user.may(need, "", "namespaces")) {
            return Denials.of(user, need, "", "namespaces", names.isEmpty() ? "" : names.get(0));
        }
        Namespaces namespaces = new Namespaces(cluster.namespaces());
        return switch (verb) {
            case "get" -> namespaces.get(names, arguments);
            case "create" -> namespaces.create(names.isEmpty() ? "" : names.get(0));
            default -> namespaces.delete(names.isEmpty() ? "" : names.get(0));
        };
    }

    private Result configMap(String name, String namespace) {
        if (!user.may("get", "", "configmaps")) {
            return Denials.of(user, "get", "", "configmaps", name);
        }
        ObjectNode data = cluster.configMaps().get((namespace.isEmpty() ? "default" : namespace) + "/" + name);
        if (data == null) {
            return Result.failed("Error from server (NotFound): configmaps \"" + name + "\" not found\n");
        }
        return Result.ok(Json.pretty(Json.object(
                        "apiVersion",
                        "v1",
                        "data",
                        data,
                        "kind",
                        "ConfigMap",
                        "metadata",
                        Json.object("name", name, "namespace", namespace)))
                + "\n");
    }

    private Result instanceTypes(String verb, List<String> names, Arguments arguments) {
        String need = verb.equals("get") && names.isEmpty() ? "list" : verb;
        if (!user.may(need, InstanceTypes.GROUP, "instancetypes")) {
            return Denials.of(user, need, InstanceTypes.GROUP, "instancetypes", names.isEmpty() ? "" : names.get(0));
        }
        InstanceTypes types = new InstanceTypes(cluster);
        return verb.equals("get") ? types.get(names, arguments) : types.delete(names.isEmpty() ? "" : names.get(0));
    }

    private Result apply(String file) {
        String text = file.equals("-") ? input : files.get(file.replaceFirst("^\\./", ""));
        if (text == null) {
            return Result.failed("error: the path \"" + file + "\" does not exist\n");
        }
        List<String> outputs = new ArrayList<>();
        int exitCode = 0;
        for (String document : text.split("(?m)^---\\s*$", -1)) {
            if (!document.isBlank()) {
                Result result = new Manifest(cluster, user, file).apply(document);
                outputs.add(result.output());
                exitCode = Math.max(exitCode, result.exitCode());
            }
        }
        return new Result(exitCode, String.join("", outputs));
    }
}
