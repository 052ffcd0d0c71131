package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.AttachSettings;
import io.github.azuremlattach.core.InvalidSettingsException;
import io.github.azuremlattach.core.Parameter;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where Azure is and who signs in, checked.
 *
 * @param cloud the cloud's name in {@code az}
 * @param resourceManagerUrl the Resource Manager; empty for the cloud's
 * @param authorityUrl the Microsoft Entra endpoint; empty for the cloud's
 * @param caBundle the path of a PEM file; empty for none
 * @param tenantId the tenant
 * @param clientId the application
 * @param clientSecret the secret; never shown
 */
public record ConnectionRequest(
        String cloud,
        String resourceManagerUrl,
        String authorityUrl,
        String caBundle,
        String tenantId,
        String clientId,
        String clientSecret) {

    /**
     * Reads settings.
     *
     * @throws InvalidSettingsException with every mistake at once
     */
    public static ConnectionRequest from(AttachSettings settings) {
        Mistakes mistakes = new Mistakes(settings);
        Values values = new Values(settings, mistakes);
        ConnectionRequest request = new ConnectionRequest(
                values.allowed(Parameter.CLOUD),
                url(Parameter.RESOURCE_MANAGER_URL, values, mistakes),
                url(Parameter.AUTHORITY_URL, values, mistakes),
                values.given(Parameter.CA_BUNDLE),
                needed(Parameter.TENANT_ID, "give the Microsoft Entra tenant", values, mistakes),
                needed(Parameter.CLIENT_ID, "give the application (client) id", values, mistakes),
                needed(Parameter.CLIENT_SECRET, "give the service principal's secret", values, mistakes));
        if (!request.tenantId.isEmpty() && !request.tenantId.matches("[A-Za-z0-9.-]{1,255}")) {
            mistakes.wrong(Parameter.TENANT_ID, request.tenantId, "give a GUID or a domain");
        }
        mistakes.throwIfAny();
        return request;
    }

    private static String needed(Parameter parameter, String remedy, Values values, Mistakes mistakes) {
        String text = values.given(parameter);
        if (text.isEmpty()) {
            mistakes.missing(parameter, remedy);
        }
        return text;
    }

    private static String url(Parameter parameter, Values values, Mistakes mistakes) {
        String text = values.given(parameter);
        try {
            URI url = new URI(text);
            boolean plain = url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
            if (!text.isEmpty() && !("https".equalsIgnoreCase(url.getScheme()) && plain)) {
                mistakes.wrong(parameter, text, "give an https:// address without a query");
            }
        } catch (URISyntaxException e) {
            mistakes.wrong(parameter, text, "give an https:// address");
        }
        return text;
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "ConnectionRequest[cloud=" + cloud + ", tenantId=" + tenantId + ", clientId=" + clientId + "]";
    }
}
