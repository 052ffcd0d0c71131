package io.jenkins.plugins.azuremlattach;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.microsoft.azure.util.AzureBaseCredentials;
import hudson.AbortException;
import hudson.Util;
import io.github.azuremlattach.core.settings.Parameter;
import io.github.azuremlattach.core.signin.AzureCloud;
import io.github.azuremlattach.core.signin.Endpoints;
import java.net.URI;
import java.util.Arrays;

/**
 * Where Azure is: the step's cloud, or the administrator's endpoints, or the credential's own.
 *
 * <p>A step cannot name an address, since the credential would be sent there.
 */
final class AzureEndpoints {
    private AzureEndpoints() {}

    static Endpoints of(String cloud, StandardCredentials credential) throws AbortException {
        AzureMlAttachGlobalConfiguration global = AzureMlAttachGlobalConfiguration.get();
        if (!cloud.isEmpty()) {
            if (global.namesUrls()) {
                throw new AbortException(Messages.AzureEndpoints_cloudIsFixed(cloud));
            }
            return Endpoints.of(named(cloud), "", "");
        }
        if (global.namesEndpoints()) {
            return Endpoints.of(
                    named(Util.fixNull(global.getCloud(), AzureCloud.PUBLIC.toString())),
                    Util.fixNull(global.getResourceManagerUrl()),
                    Util.fixNull(global.getAuthorityUrl()));
        }
        return credential instanceof AzureBaseCredentials azure ? of(azure) : Endpoints.of(AzureCloud.PUBLIC, "", "");
    }

    private static Endpoints of(AzureBaseCredentials credential) {
        String manager = trimmed(credential.getResourceManagerEndpoint());
        String authority = trimmed(credential.getActiveDirectoryEndpoint());
        AzureCloud cloud = Arrays.stream(AzureCloud.values())
                .filter(known -> known.resourceManager().equalsIgnoreCase(manager))
                .findFirst()
                .orElse(AzureCloud.PUBLIC);
        boolean known =
                Arrays.stream(AzureCloud.values()).anyMatch(c -> c.authority().equalsIgnoreCase(authority));
        return new Endpoints(URI.create(manager), URI.create(authority), cloud.portal(), !known);
    }

    private static AzureCloud named(String cloud) throws AbortException {
        try {
            return AzureCloud.named(cloud);
        } catch (IllegalArgumentException e) {
            throw new AbortException(
                    Messages.AzureEndpoints_unknownCloud(cloud, String.join(", ", Parameter.CLOUD.allowedValues())));
        }
    }

    private static String trimmed(String url) {
        return url.replaceAll("/+$", "");
    }
}
