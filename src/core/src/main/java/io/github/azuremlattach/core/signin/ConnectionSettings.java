package io.github.azuremlattach.core.signin;

import io.github.azuremlattach.core.request.Values;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where Azure is and who signs in, checked.
 *
 * @param cloud the cloud's name in {@code az}
 * @param resourceManagerUrl the Resource Manager; empty for the cloud's
 * @param authorityUrl the Microsoft Entra endpoint; empty for the cloud's
 * @param caBundle the path of a PEM file; empty for none
 * @param auth how to sign in
 * @param choice the same in words, with the reason
 * @param tenantId the tenant
 * @param clientId the application
 * @param clientSecret the secret; never shown
 * @param certificate the path of the certificate's file; empty for none
 * @param certificatePassword its password; never shown
 * @param audience for whom an ID token is meant
 */
public record ConnectionSettings(
        String cloud,
        String resourceManagerUrl,
        String authorityUrl,
        String caBundle,
        Auth auth,
        String choice,
        String tenantId,
        String clientId,
        String clientSecret,
        String certificate,
        String certificatePassword,
        String audience) {

    /** Reads settings where nothing is known about the surroundings. */
    public static ConnectionSettings from(AttachSettings settings) {
        return from(settings, SignInEnvironment.plain());
    }

    /**
     * Reads settings.
     *
     * @throws InvalidSettingsException with every mistake at once
     */
    public static ConnectionSettings from(AttachSettings settings, SignInEnvironment surroundings) {
        Mistakes mistakes = new Mistakes(settings);
        Values values = new Values(settings, mistakes);
        AuthChoice choice = AuthChoice.of(settings, values, surroundings);
        Auth auth = choice.auth();
        ConnectionSettings request = new ConnectionSettings(
                values.allowed(Parameter.CLOUD),
                url(Parameter.RESOURCE_MANAGER_URL, values, mistakes),
                url(Parameter.AUTHORITY_URL, values, mistakes),
                values.path(Parameter.CA_BUNDLE),
                auth,
                "Sign-in: " + AuthChoice.spelled(auth) + ", since " + choice.reason() + ".",
                values.given(Parameter.TENANT_ID),
                values.given(Parameter.CLIENT_ID),
                values.given(Parameter.CLIENT_SECRET),
                values.path(Parameter.CLIENT_CERTIFICATE),
                values.given(Parameter.CLIENT_CERTIFICATE_PASSWORD),
                values.text(Parameter.AUDIENCE));
        if (!mistakes.concern(Parameter.AUTH)) {
            request.check(mistakes, settings, surroundings);
        }
        request.checkIds(values, mistakes);
        mistakes.throwIfAny();
        return request;
    }

    private void check(Mistakes mistakes, AttachSettings settings, SignInEnvironment surroundings) {
        boolean application = auth == Auth.OIDC || auth == Auth.SERVICE_PRINCIPAL || auth == Auth.CERTIFICATE;
        if (application && tenantId.isEmpty()) {
            boolean chosen = !settings.value(Parameter.AUTH).isBlank();
            mistakes.empty(
                    Parameter.TENANT_ID,
                    chosen || clientId.isEmpty() || auth != Auth.OIDC
                            ? ""
                            : " For a managed identity, set " + settings.nameOf(Parameter.AUTH)
                                    + " to managed-identity.");
        }
        if (application && clientId.isEmpty()) {
            mistakes.empty(Parameter.CLIENT_ID, "");
        }
        if (auth == Auth.SERVICE_PRINCIPAL && clientSecret.isEmpty()) {
            mistakes.missing(Parameter.CLIENT_SECRET, "give the service principal's secret");
        }
        if (auth == Auth.CERTIFICATE && certificate.isEmpty() && !mistakes.concern(Parameter.CLIENT_CERTIFICATE)) {
            mistakes.missing(Parameter.CLIENT_CERTIFICATE, "give the path of the service principal's certificate");
        }
        if (auth == Auth.SERVICE_PRINCIPAL && !certificate.isEmpty()) {
            mistakes.wrong(Parameter.CLIENT_CERTIFICATE, certificate, "give either it or a secret, not both");
        }
        if (auth == Auth.AZURE_CLI && !AuthChoice.spelled(auth).equals(surroundings.machineAuth())) {
            mistakes.wrong(
                    Parameter.AUTH,
                    AuthChoice.spelled(auth),
                    "there is no program az here, and the container image holds none, so choose another way to sign in");
        }
        if (auth == Auth.OIDC) {
            surroundings.idTokens().unavailable().ifPresent(mistakes::sentence);
        }
    }

    private void checkIds(Values values, Mistakes mistakes) {
        values.matching(Parameter.TENANT_ID);
        mistakes.odd(Parameter.CLIENT_ID, clientId);
        mistakes.odd(Parameter.AUDIENCE, audience);
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

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "ConnectionRequest[cloud=" + cloud + ", auth=" + auth + ", tenantId=" + tenantId + ", clientId="
                + clientId + "]";
    }
}
