package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.Optional;

/** Reads the workspace: its resource group, its name, and its subscription, which is the cluster's unless given. */
final class WorkspaceReader {
    private static final String TYPE = "Microsoft.MachineLearningServices/workspaces";

    private final Values values;
    private final Mistakes mistakes;
    private final List<String> warnings;

    WorkspaceReader(Values values, Mistakes mistakes, List<String> warnings) {
        this.values = values;
        this.mistakes = mistakes;
        this.warnings = warnings;
    }

    ResourceId read(Optional<ClusterRef> cluster) {
        String group = values.required(Parameter.RESOURCE_GROUP);
        String name = values.required(Parameter.WORKSPACE_NAME);
        for (Parameter parameter : List.of(Parameter.RESOURCE_GROUP, Parameter.WORKSPACE_NAME)) {
            if (values.given(parameter).endsWith("-")) {
                warnings.add(
                        "%s ends with a hyphen: Azure Machine Learning workloads fail with InternalServerError then."
                                .formatted(values.nameOf(parameter)));
            }
        }
        return ResourceId.of(subscription(cluster), group, TYPE, name);
    }

    private String subscription(Optional<ClusterRef> cluster) {
        String given = values.matching(Parameter.SUBSCRIPTION_ID);
        if (!given.isEmpty()) {
            return given;
        }
        if (cluster.isEmpty() && !mistakes.concern(Parameter.RESOURCE_ID, Parameter.MODE)) {
            mistakes.missing(Parameter.SUBSCRIPTION_ID, "give the workspace's subscription, a GUID");
        }
        return cluster.map(found -> found.id().subscriptionId()).orElse("");
    }
}
