package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What AKS gives away beside the cluster itself: kubeconfigs, and the roles that Trusted Access offers. */
final class ManagedClustersApi {
    private static final String CLUSTER = "/subscriptions/{s}/resourceGroups/{rg}/providers/"
            + "Microsoft.ContainerService/managedClusters/{cluster}";

    List<Route> routes() {
        return List.of(
                Route.of("POST", CLUSTER + "/listClusterUserCredential", call -> credential(call, false)),
                Route.of("POST", CLUSTER + "/listClusterAdminCredential", call -> credential(call, true)),
                Route.of(
                        "GET",
                        "/subscriptions/{s}/providers/Microsoft.ContainerService/locations/{location}/"
                                + "trustedAccessRoles",
                        this::trustedAccessRoles));
    }

    private Reply credential(ArmCall call, boolean admin) {
        String path = call.request().path();
        String id = path.substring(0, path.lastIndexOf('/'));
        Optional<ObjectNode> cluster = call.world().resources().find(id);
        if (cluster.isEmpty()) {
            return Missing.resource(call.world(), id);
        }
        if (admin
                && cluster.get().path("properties").path("disableLocalAccounts").asBoolean(false)) {
            return Reply.bare(
                    400,
                    "BadRequest",
                    "Getting static credential is not allowed because this cluster is set to disable local accounts.");
        }
        String user = (admin ? "clusterAdmin_" : "clusterUser_") + call.path("rg") + "_" + call.path("cluster");
        String server = "https://" + Json.textOr(cluster.get(), "", "properties", "fqdn") + ":443";
        String kubeconfig = String.join(
                "\n",
                "apiVersion: v1",
                "kind: Config",
                "clusters:",
                "- name: " + call.path("cluster"),
                "  cluster: {server: \"" + server + "\"}",
                "contexts:",
                "- name: " + call.path("cluster"),
                "  context: {cluster: " + call.path("cluster") + ", user: " + user + "}",
                "current-context: " + call.path("cluster"),
                "users:",
                "- name: " + user,
                "  user: {token: emulated}",
                "");
        String value = Base64.getEncoder().encodeToString(kubeconfig.getBytes(StandardCharsets.UTF_8));
        return Reply.json(
                200,
                Json.object(
                        "kubeconfigs",
                        List.of(Json.object("name", admin ? "clusterAdmin" : "clusterUser", "value", value))));
    }

    private Reply trustedAccessRoles(ArmCall call) {
        List<ObjectNode> roles = List.of("mlworkload", "inference-v1").stream()
                .map(name -> Json.object(
                        "sourceResourceType",
                        "Microsoft.MachineLearningServices/workspaces",
                        "name",
                        name,
                        "rules",
                        List.of(Json.object(
                                "verbs", List.of("get", "list", "watch", "create", "update", "delete"),
                                "apiGroups", List.of("amlarc.azureml.com", ""),
                                "resources", List.of("*")))))
                .toList();
        return Page.of(call, roles);
    }
}
