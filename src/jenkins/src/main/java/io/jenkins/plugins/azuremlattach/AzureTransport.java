package io.jenkins.plugins.azuremlattach;

import com.azure.core.http.HttpClient;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.netty.NettyAsyncHttpClientBuilder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ProxyConfiguration;
import hudson.Util;
import hudson.util.Secret;
import io.jenkins.plugins.azuresdk.HttpClientRetriever;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLException;
import jenkins.model.Jenkins;

/** The HTTP client of azure-sdk, with Jenkins' proxy; with certificate authorities of one's own where they are set. */
final class AzureTransport {
    private static Settings settings;
    private static HttpClient shared;

    private AzureTransport() {}

    /** What a client is made of; another client is made when it changes. */
    private record Settings(
            @CheckForNull String pem, @CheckForNull ProxyConfiguration proxy) {}

    /** The client that all attaches share, so that they share its connections. */
    static synchronized HttpClient client() {
        Settings now = new Settings(
                Util.fixEmptyAndTrim(AzureMlAttachGlobalConfiguration.get().getCaCertificate()),
                Jenkins.get().getProxy());
        if (shared == null || !now.equals(settings)) {
            String pem = now.pem();
            shared = pem == null ? HttpClientRetriever.get() : trusting(pem);
            settings = now;
        }
        return shared;
    }

    private static HttpClient trusting(String pem) {
        SslContext context;
        try {
            context = SslContextBuilder.forClient()
                    .trustManager(CaCertificates.trusting(pem))
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("The certificate authorities of Azure ML attach cannot be used.", e);
        }
        NettyAsyncHttpClientBuilder builder = new NettyAsyncHttpClientBuilder(
                reactor.netty.http.client.HttpClient.create().secure(ssl -> ssl.sslContext(context)));
        return builder.proxy(proxy(Jenkins.get().getProxy())).build();
    }

    @CheckForNull
    private static ProxyOptions proxy(@CheckForNull ProxyConfiguration jenkins) {
        if (jenkins == null) {
            return null;
        }
        ProxyOptions proxy = new ProxyOptions(
                ProxyOptions.Type.HTTP, InetSocketAddress.createUnresolved(jenkins.getName(), jenkins.getPort()));
        Secret password = jenkins.getSecretPassword();
        if (jenkins.getUserName() != null && password != null) {
            proxy.setCredentials(jenkins.getUserName(), password.getPlainText());
        }
        String direct = Util.fixEmptyAndTrim(jenkins.getNoProxyHost());
        if (direct != null) {
            proxy.setNonProxyHosts(String.join("|", direct.split("[ \t\n,|]+")));
        }
        return proxy;
    }
}
