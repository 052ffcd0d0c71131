package io.github.azuremlattach.core.azure;

import com.azure.core.http.HttpClient;
import io.github.azuremlattach.core.AttachSettings;
import io.github.azuremlattach.core.Surroundings;
import io.github.azuremlattach.core.request.ConnectionRequest;

/** The way to Azure that a door takes, over an HTTP client of a test's own. */
public final class TestAccess {
    private TestAccess() {}

    /** Signs in as the settings say. */
    public static AzureAccess over(HttpClient client, Surroundings surroundings, AttachSettings settings) {
        ConnectionRequest request = ConnectionRequest.from(settings, surroundings);
        return SignIn.over(client, request, surroundings, settings, "azureml-attach/test")
                .access();
    }
}
