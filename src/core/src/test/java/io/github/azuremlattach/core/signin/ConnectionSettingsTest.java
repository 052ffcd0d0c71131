package io.github.azuremlattach.core.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionSettingsTest {

    private static Ask principal() {
        return Ask.nothing()
                .with("tenant-id", "contoso.onmicrosoft.com")
                .with("client-id", "app")
                .with("client-secret", "hunter2");
    }

    private static List<String> mistakes(Ask ask) {
        return assertThrows(InvalidSettingsException.class, () -> ConnectionSettings.from(ask))
                .mistakes();
    }

    @Test
    void readsAServicePrincipalInThePublicCloud() {
        ConnectionSettings request = ConnectionSettings.from(principal());
        assertEquals("AzureCloud", request.cloud());
        assertEquals("", request.resourceManagerUrl() + request.authorityUrl() + request.caBundle());
        assertEquals(Auth.SERVICE_PRINCIPAL, request.auth());
        assertEquals("contoso.onmicrosoft.com", request.tenantId());
        assertEquals("app", request.clientId());
        assertEquals("hunter2", request.clientSecret());
    }

    @Test
    void readsAPrivateCloud() {
        ConnectionSettings request = ConnectionSettings.from(principal()
                .with("cloud", "azureusgovernment")
                .with("resource-manager-url", "https://arm.local:8443/")
                .with("authority-url", "HTTPS://login.local")
                .with("ca-bundle", "/etc/ca.pem"));
        assertEquals("AzureUSGovernment", request.cloud());
        assertEquals("https://arm.local:8443/", request.resourceManagerUrl());
        assertEquals("HTTPS://login.local", request.authorityUrl());
        assertEquals("/etc/ca.pem", request.caBundle());
    }

    @Test
    void neverShowsTheSecret() {
        String text = ConnectionSettings.from(principal()).toString();
        assertFalse(text.contains("hunter2"));
        assertEquals(
                "ConnectionRequest[cloud=AzureCloud, auth=SERVICE_PRINCIPAL, tenantId=contoso.onmicrosoft.com,"
                        + " clientId=app]",
                text);
    }

    @Test
    void saysAllThatIsMissing() {
        assertEquals(
                List.of(
                        "tenant-id is empty: is the variable set?",
                        "client-id is empty: is the variable set?",
                        "client-secret is missing: give the service principal's secret."),
                mistakes(Ask.nothing().with("auth", "service-principal")));
    }

    @Test
    void saysAllThatIsWrong() {
        List<String> mistakes = mistakes(principal()
                .with("cloud", "AWS")
                .with("resource-manager-url", "http://arm.local")
                .with("authority-url", "not a url")
                .with("tenant-id", "a/b"));
        assertEquals(
                List.of(
                        "cloud is 'AWS': allowed are AzureCloud, AzureUSGovernment, AzureChinaCloud.",
                        "resource-manager-url is 'http://arm.local': give an https:// address without a query.",
                        "authority-url is 'not a url': give an https:// address.",
                        "tenant-id is 'a/b': give a GUID or a domain."),
                mistakes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://arm.local",
                "ftp://arm.local",
                "arm.local",
                "https:///path",
                "https:arm.local",
                "https://user:word@arm.local",
                "https://arm.local?x=1",
                "https://arm.local#top",
                "//arm.local"
            })
    void anAddressIsHttpsAndPlain(String url) {
        for (String parameter : List.of("resource-manager-url", "authority-url")) {
            List<String> mistakes = mistakes(principal().with(parameter, url));
            assertEquals(List.of(parameter + " is '" + url + "': give an https:// address without a query."), mistakes);
        }
    }

    @Test
    void aTenantIsAGuidOrADomainOfUpTo255Characters() {
        assertEquals(
                Ask.SUBSCRIPTION,
                ConnectionSettings.from(principal().with("tenant-id", Ask.SUBSCRIPTION))
                        .tenantId());
        assertEquals(
                255,
                ConnectionSettings.from(principal().with("tenant-id", "t".repeat(255)))
                        .tenantId()
                        .length());
        assertTrue(
                mistakes(principal().with("tenant-id", "t".repeat(256))).get(0).startsWith("tenant-id is 'ttt"));
    }
}
