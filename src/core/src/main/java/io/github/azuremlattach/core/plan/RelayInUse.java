package io.github.azuremlattach.core.plan;

import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.CreateRelay;
import io.github.azuremlattach.core.result.InstallExtension;
import io.github.azuremlattach.core.survey.ObservedState;
import java.util.List;
import java.util.Optional;

/**
 * The relay that an Arc cluster's extension talks through once the plan is carried out.
 *
 * @param id the ARM id of its namespace
 * @param isNew whether the plan creates it
 */
record RelayInUse(ResourceId id, boolean isNew) {

    /** The relay of an installation that is planned, or else the one that was found; empty where there is none. */
    static Optional<RelayInUse> of(AttachRequest request, ObservedState observed) {
        Optional<ResourceId> found = observed.relay().seen().flatMap(relay -> relay);
        List<Change> changes = ExtensionDecision.changes(request, observed, List.of());
        Optional<ResourceId> planned = changes.stream()
                .filter(InstallExtension.class::isInstance)
                .map(InstallExtension.class::cast)
                .filter(install -> install.settings()
                        .getOrDefault("relayserver.enabled", "")
                        .equalsIgnoreCase("true"))
                .flatMap(install ->
                        ResourceId.parse(install.settings().getOrDefault("relayserver.hybridConnectionResourceID", ""))
                                .stream())
                .map(ResourceId::top)
                .findFirst();
        boolean creates = changes.stream().anyMatch(CreateRelay.class::isInstance);
        return planned.or(() -> found)
                .map(relay -> new RelayInUse(
                        relay, creates && found.filter(relay::equals).isEmpty()));
    }

    /** The ARM id of what exists already: the relay itself, or the resource group that it comes into. */
    String existing() {
        return isNew ? id.resourceGroupId() : id.toString();
    }
}
