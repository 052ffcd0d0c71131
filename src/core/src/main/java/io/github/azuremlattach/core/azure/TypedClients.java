package io.github.azuremlattach.core.azure;

import com.azure.core.http.HttpPipeline;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.msi.MsiManager;
import com.azure.resourcemanager.msi.fluent.UserAssignedIdentitiesClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Microsoft's own typed clients, one of a kind for each subscription, all on this package's pipeline. */
final class TypedClients {
    private final HttpPipeline pipeline;
    private final AzureEnvironment environment;
    private final Map<String, UserAssignedIdentitiesClient> identities = new ConcurrentHashMap<>();

    TypedClients(HttpPipeline pipeline, AzureEnvironment environment) {
        this.pipeline = pipeline;
        this.environment = environment;
    }

    UserAssignedIdentitiesClient identities(String subscription) {
        return identities.computeIfAbsent(subscription, s -> MsiManager.authenticate(pipeline, profile(s))
                .serviceClient()
                .getUserAssignedIdentities());
    }

    private AzureProfile profile(String subscription) {
        return new AzureProfile("", subscription, environment);
    }
}
