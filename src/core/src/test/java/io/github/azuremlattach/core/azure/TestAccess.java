package io.github.azuremlattach.core.azure;

import com.azure.core.http.HttpClient;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.signin.ConnectionSettings;
import io.github.azuremlattach.core.signin.SignInEnvironment;

/** The way to Azure that a host takes, over an HTTP client of a test's own. */
public final class TestAccess {
    private TestAccess() {}

    /** Signs in as the settings say. */
    public static AzureAccess over(HttpClient client, SignInEnvironment surroundings, AttachSettings settings) {
        ConnectionSettings request = ConnectionSettings.from(settings, surroundings);
        return AzureConnector.over(client, request, surroundings, settings, "azureml-attach/test")
                .access();
    }
}
