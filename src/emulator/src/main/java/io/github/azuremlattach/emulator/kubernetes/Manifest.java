package io.github.azuremlattach.emulator.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.emulator.json.Json;
import java.util.ArrayList;
import java.util.List;

/** One document of what kubectl applies: an InstanceType, an InstanceTypeList or a Namespace. */
final class Manifest {
    private final ClusterState cluster;
    private final ClusterUser user;
    private final String file;

    Manifest(ClusterState cluster, ClusterUser user, String file) {
        this.cluster = cluster;
        this.user = user;
        this.file = file;
    }

    Result apply(String document) {
        JsonNode tree;
        try {
            tree = Json.parseYaml(document);
        } catch (JsonProcessingException e) {
            return Result.failed("error: error parsing " + file + ": error converting YAML to JSON: yaml\n");
        }
        String kind = Json.textOr(tree, "", "kind");
        String version = Json.textOr(tree, "", "apiVersion");
        String name = Json.textOr(tree, "", "metadata", "name");
        if (kind.equals("Namespace") && version.equals("v1")) {
            return namespace(name);
        }
        boolean ours = kind.startsWith("InstanceType") && version.equals(InstanceTypes.GROUP + "/v1alpha1");
        if (!ours || !cluster.instanceTypesDefined()) {
            return Result.failed("error: resource mapping not found for name: \"" + name
                    + "\" namespace: \"\" from \"" + file + "\": no matches for kind \"" + kind + "\" in version \""
                    + version + "\"\nensure CRDs are installed first\n");
        }
        if (!user.may("patch", InstanceTypes.GROUP, "instancetypes")) {
            return Denials.of(user, "patch", InstanceTypes.GROUP, "instancetypes", name);
        }
        List<Result> results = new ArrayList<>();
        InstanceTypes types = new InstanceTypes(cluster);
        if (kind.equals("InstanceTypeList")) {
            tree.path("items")
                    .forEach(item ->
                            results.add(types.apply(Json.textOr(item, "", "metadata", "name"), item.path("spec"))));
        } else {
            results.add(types.apply(name, tree.path("spec")));
        }
        return new Result(
                results.stream().mapToInt(Result::exitCode).max().orElse(0),
                String.join("", results.stream().map(Result::output).toList()));
    }

    private Result namespace(String name) {
        if (!user.may("create", "", "namespaces")) {
            return Denials.of(user, "create", "", "namespaces", name);
        }
        return cluster.namespaces().contains(name)
                ? Result.ok("namespace/" + name + " unchanged\n")
                : new Namespaces(cluster.namespaces()).create(name);
    }
}
