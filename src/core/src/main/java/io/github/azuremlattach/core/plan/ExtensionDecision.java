package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.Extension;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.azure.Relays;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ExtensionRequest;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.CreateRelay;
import io.github.azuremlattach.core.result.InstallExtension;
import io.github.azuremlattach.core.result.Reason;
import io.github.azuremlattach.core.result.UpdateExtension;
import io.github.azuremlattach.core.survey.ObservedState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decides what is done about the extension of the cluster. */
public final class ExtensionDecision {
    private static final Set<String> RELAY_SECRETS =
            Set.of("relayserver.relayConnectionString", "relayServerConnectionString");

    private final AttachRequest request;
    private final ExtensionRequest asked;
    private final ObservedState observed;
    private final List<String> after;

    private ExtensionDecision(AttachRequest request, ObservedState observed, List<String> after) {
        this.request = request;
        this.asked = request.provision().extension();
        this.observed = observed;
        this.after = after;
    }

    /** The changes, in the order in which they are made; none where the extension is only looked at, or was not seen. */
    static List<Change> changes(AttachRequest request, ObservedState observed, List<String> after) {
        Optional<Optional<Extension>> extension = observed.extension().seen();
        Optional<Cluster> cluster = observed.knownCluster();
        return !request.provision().extension().installs() || extension.isEmpty() || cluster.isEmpty()
                ? List.of()
                : new ExtensionDecision(request, observed, after)
                        .decide(extension.get(), cluster.get().details());
    }

    /** The protected settings that an installation would lose, since nobody can read them back. */
    public static Set<String> lost(Extension extension) {
        Set<String> lost = new TreeSet<>(extension.secrets());
        lost.removeAll(RELAY_SECRETS);
        return lost;
    }

    private List<Change> decide(Optional<Extension> found, Cluster.Details cluster) {
        if (found.isEmpty()) {
            return install(asked.name(), Map.of(), cluster, Reason.EXTENSION_MISSING);
        }
        Extension extension = found.get();
        ProvisioningState state = extension.provisioningState();
        if (state == ProvisioningState.SUCCEEDED) {
            return asked.action() == ExtensionRequest.Action.UPDATE ? update(extension, cluster) : List.of();
        }
        boolean failed = state == ProvisioningState.FAILED || state == ProvisioningState.CANCELED;
        if (failed && !lost(extension).isEmpty()) {
            return List.of();
        }
        return install(
                extension.name(),
                failed ? extension.settings() : Map.of(),
                cluster,
                failed ? Reason.EXTENSION_FAILED : Reason.EXTENSION_BUSY);
    }

    private List<Change> install(String name, Map<String, String> before, Cluster.Details cluster, Reason reason) {
        Map<String, String> settings = new LinkedHashMap<>(before);
        settings.putAll(asked.settings());
        settings = ExtensionSettings.complete(request.cluster(), cluster, settings);
        List<Change> changes = new ArrayList<>();
        List<String> first = new ArrayList<>(after);
        boolean relay = settings.getOrDefault("relayserver.enabled", "").equalsIgnoreCase("true");
        boolean own = settings.getOrDefault("relayserver.hybridConnectionResourceID", "")
                .startsWith(Relays.idFor(request.cluster().id()) + "/");
        if (relay && own && !request.cluster().isAks() && !observed.hasRelayConnection()) {
            changes.add(new CreateRelay(
                    Relays.idFor(request.cluster().id()).toString(),
                    request.cluster().id().name(),
                    cluster.location(),
                    Reason.RELAY_MISSING,
                    after));
            first.add(CreateRelay.ID);
        }
        changes.add(new InstallExtension(
                name, request.cluster().id().toString(), asked.version(), asked.train(), settings, reason, first));
        return changes;
    }

    private List<Change> update(Extension extension, Cluster.Details cluster) {
        Map<String, String> changed = new LinkedHashMap<>();
        ExtensionSettings.ofExisting(request.cluster(), cluster, merged(extension))
                .forEach((key, value) -> {
                    if (!isSame(value, extension.settings().get(key))) {
                        changed.put(key, value);
                    }
                });
        boolean version = !asked.version().isEmpty() && !asked.version().equals(extension.version());
        boolean train = !asked.train().isEmpty() && !asked.train().equalsIgnoreCase(extension.train());
        return changed.isEmpty() && !version && !train
                ? List.of()
                : List.of(new UpdateExtension(
                        extension.name(),
                        request.cluster().id().toString(),
                        version ? asked.version() : "",
                        train ? asked.train() : "",
                        changed,
                        Reason.EXTENSION_DIFFERS,
                        after));
    }

    private Map<String, String> merged(Extension extension) {
        Map<String, String> merged = new LinkedHashMap<>(extension.settings());
        merged.putAll(asked.settings());
        return merged;
    }

    private static boolean isSame(String wanted, @Nullable String actual) {
        boolean flag = wanted.equalsIgnoreCase("true") || wanted.equalsIgnoreCase("false");
        return flag ? wanted.equalsIgnoreCase(actual) : wanted.equals(actual);
    }
}
