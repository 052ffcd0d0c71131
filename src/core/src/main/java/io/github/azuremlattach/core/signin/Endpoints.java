package io.github.azuremlattach.core.signin;

import java.net.URI;

/**
 * Where Azure is.
 *
 * @param resourceManager the Resource Manager, https, without a slash at the end
 * @param authority the Microsoft Entra endpoint, https, without a slash at the end
 * @param portal the portal, without a slash at the end
 * @param isPrivate whether the authority is none of Microsoft's, so that its metadata cannot be looked up there
 */
public record Endpoints(URI resourceManager, URI authority, String portal, boolean isPrivate) {

    /** A cloud's endpoints; a non-empty URL takes the place of the cloud's own. */
    public static Endpoints of(AzureCloud cloud, String resourceManagerUrl, String authorityUrl) {
        return new Endpoints(
                URI.create(resourceManagerUrl.isEmpty() ? cloud.resourceManager() : trimmed(resourceManagerUrl)),
                URI.create(authorityUrl.isEmpty() ? cloud.authority() : trimmed(authorityUrl)),
                cloud.portal(),
                !authorityUrl.isEmpty());
    }

    private static String trimmed(String url) {
        return url.replaceAll("/+$", "");
    }
}
