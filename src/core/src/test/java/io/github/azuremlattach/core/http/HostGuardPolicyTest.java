package io.github.azuremlattach.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.signin.AzureCloud;
import io.github.azuremlattach.core.signin.Endpoints;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token goes to Resource Manager and to nobody else. */
class HostGuardPolicyTest {
    private static final HostGuardPolicy GUARD = new HostGuardPolicy(URI.create("https://Management.azure.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://management.azure.com/subscriptions",
                "HTTPS://MANAGEMENT.AZURE.COM/x?y=z",
                "https://management.azure.com:443/x",
                "https://westeurope.management.azure.com/operations/1?sig=abc"
            })
    void letsATokenGoToResourceManagerAndBelow(String url) {
        assertTrue(GUARD.allows(URI.create(url)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://management.azure.com/",
                "https://management.azure.com.evil.example/",
                "https://evilmanagement.azure.com/",
                "https://azure.com/",
                "https://management.azure.com:8443/",
                "https://user@management.azure.com/",
                "https://management.azure.com@evil.example/",
                "https://evil.example/?https://management.azure.com",
                "/relative",
                "mailto:management.azure.com",
                "https:///nohost"
            })
    void keepsATokenFrom(String url) {
        assertFalse(GUARD.allows(URI.create(url)));
    }

    @Test
    void aPrivateCloudsPortIsPartOfItsAddress() {
        HostGuardPolicy guard = new HostGuardPolicy(URI.create("https://localhost:8443"));
        assertTrue(guard.allows(URI.create("https://localhost:8443/x")));
        assertFalse(guard.allows(URI.create("https://localhost/x")));
        assertFalse(guard.allows(URI.create("https://localhost:8444/x")));
    }

    @Test
    void theDefaultPortEqualsNoPort() {
        HostGuardPolicy guard = new HostGuardPolicy(URI.create("https://arm.local:443"));
        assertTrue(guard.allows(URI.create("https://arm.local/x")));
        assertFalse(guard.allows(URI.create("https://arm.local:8443/x")));
    }

    @Test
    void anIpv6AddressIsAHostAsAnyOther() {
        HostGuardPolicy guard = new HostGuardPolicy(URI.create("https://[::1]:8443"));
        assertTrue(guard.allows(URI.create("https://[::1]:8443/x")));
        assertFalse(guard.allows(URI.create("https://[::2]:8443/x")));
    }

    @Test
    void aRegionStandsForItsCloud() {
        URI region = URI.create("https://westeurope.management.azure.com");
        HostGuardPolicy guard = new HostGuardPolicy(AzureCloud.wholeCloud(region));
        assertTrue(guard.allows(URI.create("https://northeurope.management.azure.com/x")));
        assertTrue(guard.allows(URI.create("https://management.azure.com/x")));
        assertFalse(guard.allows(URI.create("https://management.chinacloudapi.cn/x")));
        URI own = URI.create("https://arm.contoso.example");
        assertEquals(own, AzureCloud.wholeCloud(own));
    }

    @Test
    void endpointsLoseTheirTrailingSlashes() {
        Endpoints given = Endpoints.of(AzureCloud.PUBLIC, "https://arm.local:1//", "https://login.local/");
        assertEquals(URI.create("https://arm.local:1"), given.resourceManager());
        assertEquals(URI.create("https://login.local"), given.authority());
        assertTrue(given.isPrivate());
        Endpoints china = Endpoints.of(AzureCloud.named("azurechinacloud"), "", "");
        assertEquals("management.chinacloudapi.cn", china.resourceManager().getHost());
        assertEquals("login.chinacloudapi.cn", china.authority().getHost());
        assertFalse(china.isPrivate());
    }
}
