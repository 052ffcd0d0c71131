package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import io.github.azuremlattach.core.http.ServiceError;
import io.github.azuremlattach.core.request.ResourceId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Run history, which alone says why a job failed: at the host of the workspace's own {@code discoveryUrl}, which may be out
 * of reach where the workspace is behind a private link.
 */
public final class RunHistory {
    private final ArmRestClient arm;
    private final ArmRestClient history;

    RunHistory(ArmRestClient arm, ArmRestClient history) {
        this.arm = arm;
        this.history = history;
    }

    /** Why a job failed, a line each, innermost last; none where it does not say. */
    public List<String> reason(ResourceId workspace, String job) {
        JsonNode found = arm.get(workspace.toString(), Workspaces.API).body();
        return address(Json.text(found.path("properties"), "discoveryUrl"))
                .map(host -> history.getAbsolute(host + "/history/v1.0" + ArmRestClient.encoded(workspace.toString())
                        + "/runs/" + ArmRestClient.queryValue(job) + "/details"))
                .map(answer -> ServiceError.of(answer.body().path("error").path("error"))
                        .lines())
                .orElse(List.of());
    }

    /** Host and port of a URL; a token goes there only if the pipeline's guard knows the host. */
    private static Optional<String> address(String url) {
        try {
            URI given = URI.create(url);
            return given.getHost() == null || !"https".equalsIgnoreCase(given.getScheme())
                    ? Optional.empty()
                    : Optional.of("https://" + given.getHost() + (given.getPort() < 0 ? "" : ":" + given.getPort()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
