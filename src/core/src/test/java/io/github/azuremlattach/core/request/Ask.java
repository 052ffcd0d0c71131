package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Parameter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings of a host that names parameters in kebab case and keeps its files in memory. */
public final class Ask implements AttachSettings {
    public static final String SUBSCRIPTION = "0f3a5c7e-1b2d-4e6f-8a9b-0c1d2e3f4a5b";
    public static final String AKS = "/subscriptions/" + SUBSCRIPTION
            + "/resourceGroups/rg-clusters/providers/Microsoft.ContainerService/managedClusters/aks-1";
    public static final String ARC = "/subscriptions/" + SUBSCRIPTION
            + "/resourceGroups/rg-edge/providers/Microsoft.Kubernetes/connectedClusters/edge-7";
    public static final String IDENTITY = "/subscriptions/" + SUBSCRIPTION
            + "/resourceGroups/rg-ids/providers/Microsoft.ManagedIdentity/userAssignedIdentities/trainer";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private Map<String, String> origin = Map.of();

    private Ask() {}

    /** Nothing is given. */
    public static Ask nothing() {
        return new Ask();
    }

    /** The least that attaches an AKS cluster. */
    public static Ask aks() {
        return new Ask()
                .with("resource-group", "rg-ml")
                .with("workspace-name", "ml-prod")
                .with("compute-name", "team-a")
                .with("resource-id", AKS);
    }

    /** The least that attaches an Arc cluster. */
    public static Ask arc() {
        return aks().with("resource-id", ARC);
    }

    public Ask with(String name, String value) {
        values.put(name, value);
        return this;
    }

    public Ask without(String name) {
        values.remove(name);
        return this;
    }

    /** The host knows where it runs. */
    public Ask from(Map<String, String> where) {
        origin = where;
        return this;
    }

    @Override
    public Map<String, String> origin() {
        return origin;
    }

    /** The CLI's YAML as the parameter {@code file}. */
    public Ask file(String text) {
        files.put("compute.yml", text);
        return with("file", "compute.yml");
    }

    /** A file that can be read. */
    public Ask file(String path, String text) {
        files.put(path, text);
        return this;
    }

    public AttachRequest request() {
        return AttachRequest.from(this);
    }

    /** What is wrong; none when nothing is. */
    public List<String> mistakes() {
        try {
            request();
            return List.of();
        } catch (InvalidSettingsException e) {
            return e.mistakes();
        }
    }

    /** The one mistake. */
    public String mistake() {
        List<String> all = mistakes();
        if (all.size() != 1) {
            throw new AssertionError("expected one mistake, got " + all);
        }
        return all.get(0);
    }

    /** What was given under a name; empty for nothing. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    @Override
    public String value(Parameter parameter) {
        return values.getOrDefault(parameter.kebabCase(), "");
    }

    @Override
    public String nameOf(Parameter parameter) {
        return parameter.kebabCase();
    }

    @Override
    public Set<String> unknownNames() {
        return AttachSettings.of(values).unknownNames();
    }

    @Override
    public byte[] readBytes(String path) throws IOException {
        String text = files.get(path);
        return text == null ? AttachSettings.super.readBytes(path) : text.getBytes(StandardCharsets.UTF_8);
    }
}
