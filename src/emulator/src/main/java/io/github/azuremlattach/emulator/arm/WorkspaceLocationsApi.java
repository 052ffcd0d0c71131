package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.json.Json;
import java.util.List;
import java.util.stream.Stream;

/** What Azure Machine Learning tells about a region: how much of it is used, and its sizes of virtual machines. */
final class WorkspaceLocationsApi {
    private static final String LOCATION =
            "/subscriptions/{s}/providers/Microsoft.MachineLearningServices/locations/{location}";

    List<Route> routes() {
        return List.of(
                Route.of("GET", LOCATION + "/usages", this::usages),
                Route.of("GET", LOCATION + "/vmSizes", this::vmSizes));
    }

    private Reply usages(ArmCall call) {
        long computes = call
                .world()
                .resources()
                .ofType("/subscriptions/" + call.path("s"), "Microsoft.MachineLearningServices/workspaces/computes")
                .stream()
                .filter(compute -> Json.says(compute, call.path("location"), "location"))
                .count();
        ObjectNode clusters = Json.object(
                "id",
                call.request().path() + "/TotalClusters",
                "type",
                "Microsoft.MachineLearningServices/usages",
                "unit",
                "Count",
                "currentValue",
                computes,
                "limit",
                500,
                "name",
                Json.object("value", "TotalClusters", "localizedValue", "Total Clusters"));
        return Page.of(call, List.of(clusters));
    }

    private Reply vmSizes(ArmCall call) {
        List<ObjectNode> sizes = Stream.of(
                        "Standard_D4s_v5 4 16 0", "Standard_D8s_v5 8 32 0", "Standard_NC6s_v3 6 112 1")
                .map(line -> line.split(" ", -1))
                .map(size -> Json.object(
                        "name",
                        size[0],
                        "family",
                        size[0].replaceFirst("_v\\d$", "Family"),
                        "vCPUs",
                        Integer.parseInt(size[1]),
                        "gpus",
                        Integer.parseInt(size[3]),
                        "osVhdSizeMB",
                        1_047_552,
                        "maxResourceVolumeMB",
                        0,
                        "memoryGB",
                        Double.parseDouble(size[2]),
                        "lowPriorityCapable",
                        true,
                        "premiumIO",
                        true,
                        "supportedComputeTypes",
                        List.of("AmlCompute", "ComputeInstance")))
                .toList();
        return Reply.json(200, Json.object("value", sizes));
    }
}
