package io.github.azuremlattach.core.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ComputeIdentity;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.Difference;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares a compute that exists with the one asked for. What was not asked for is not compared. */
public final class ComputeDiff {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STATE = "provisioning state";

    private final AttachRequest request;
    private final Compute found;
    private final List<Difference> differences = new ArrayList<>();

    private ComputeDiff(AttachRequest request, Compute found) {
        this.request = request;
        this.found = found;
    }

    /** Every difference; none when the compute is what was asked for. */
    public static List<Difference> between(AttachRequest request, Compute found) {
        return new ComputeDiff(request, found).all();
    }

    /** Whether an existing compute is what a PUT of this request makes, in whatever state. */
    public static boolean isSent(AttachRequest request, Compute found) {
        return between(request, found).stream().allMatch(d -> d.property().equals(STATE));
    }

    /** A compute that is being provisioned is not yet what was asked for. */
    static Difference notYet(Compute found) {
        return new Difference(STATE, "Succeeded", found.state(), false);
    }

    /** How a compute contradicts the request. What Azure's answer leaves out contradicts nothing. */
    public static List<Difference> contradictions(AttachRequest request, Compute found) {
        return between(request, found).stream()
                .filter(d -> answered(request, found, d))
                .toList();
    }

    private static boolean answered(AttachRequest request, Compute found, Difference difference) {
        if (difference.property().startsWith(request.name(Parameter.TAGS) + ".")) {
            return found.body().path("tags").isObject();
        }
        if (difference.inPlace()) {
            return !found.identityType().equals("None");
        }
        if (difference.property().equals(request.name(Parameter.RESOURCE_ID))) {
            return found.resourceId().isPresent();
        }
        return difference.property().equals(request.name(Parameter.NAMESPACE))
                && found.kubernetes().hasNonNull("namespace");
    }

    private List<Difference> all() {
        if (!found.isKubernetes()) {
            add("compute type", "Kubernetes", found.computeType());
            return differences;
        }
        ResourceId cluster = request.cluster().id();
        if (found.resourceId().filter(cluster::equals).isEmpty()) {
            add(
                    request.name(Parameter.RESOURCE_ID),
                    cluster.toString(),
                    found.resourceId().map(ResourceId::toString).orElse("none"));
        }
        text(Parameter.NAMESPACE, request.kubernetes().namespace(), found.namespace());
        identity();
        text(Parameter.DESCRIPTION, request.kubernetes().description(), found.description());
        text(
                Parameter.DEFAULT_INSTANCE_TYPE,
                request.kubernetes().defaultInstanceType(),
                found.kubernetes().path("defaultInstanceType").asText(""));
        instanceTypes();
        tags();
        if (found.provisioningState() == ProvisioningState.FAILED
                || found.provisioningState() == ProvisioningState.CANCELED) {
            add(STATE, "Succeeded", found.state());
        }
        return differences;
    }

    private void text(Parameter parameter, String wanted, String actual) {
        if (!wanted.isEmpty() && !wanted.equals(actual)) {
            add(request.name(parameter), wanted, actual.isEmpty() ? "none" : actual);
        }
    }

    private void identity() {
        ComputeIdentity wanted = request.identity();
        boolean same = wanted.type().toString().equalsIgnoreCase(found.identityType())
                && wanted.userAssigned().stream().findFirst().equals(found.userIdentity());
        if (!same) {
            differences.add(new Difference(
                    request.name(Parameter.IDENTITY_TYPE), wanted.toString(), found.identityWords(), true));
        }
    }

    /** A tag that nobody named is no difference. Azure takes no notice of case in names. */
    private void tags() {
        request.tags().named().forEach((name, value) -> {
            String actual = found.tag(name).orElse("none");
            if (!value.equals(actual)) {
                differences.add(new Difference(tag(name), value, actual, true));
            }
        });
    }

    private String tag(String name) {
        return request.name(Parameter.TAGS) + "." + name;
    }

    private void instanceTypes() {
        Map<String, Object> wanted = request.kubernetes().instanceTypes();
        if (!wanted.isEmpty()) {
            JsonNode asked = withoutNulls(JSON.valueToTree(wanted));
            JsonNode actual = withoutNulls(found.kubernetes().path("instanceTypes"));
            if (!asked.equals(actual)) {
                add(request.name(Parameter.INSTANCE_TYPES), asked.toString(), actual.toString());
            }
        }
    }

    /** Azure answers {@code null} for what was never given. */
    private static JsonNode withoutNulls(JsonNode node) {
        ObjectNode clean = JSON.createObjectNode();
        node.properties().forEach(entry -> {
            JsonNode value = entry.getValue().isObject() ? withoutNulls(entry.getValue()) : entry.getValue();
            if (!value.isNull() && !(value.isObject() && value.isEmpty())) {
                clean.set(entry.getKey(), value);
            }
        });
        return clean;
    }

    private void add(String property, String wanted, String actual) {
        differences.add(new Difference(property, wanted, actual, false));
    }
}
