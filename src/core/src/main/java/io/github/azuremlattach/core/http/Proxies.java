package io.github.azuremlattach.core.http;

import io.github.azuremlattach.core.settings.InvalidSettingsException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proxy of the environment: {@code https_proxy}, or else {@code http_proxy}, and {@code no_proxy}, in lower or upper
 * case. Without them the JDK's own settings count, such as the system property {@code https.proxyHost}.
 */
final class Proxies extends ProxySelector {
    private static final List<String> VARIABLES = List.of("https_proxy", "http_proxy");

    private final @Nullable ProxyAddress proxy;
    private final NoProxy direct;

    private Proxies(@Nullable ProxyAddress proxy, NoProxy direct) {
        this.proxy = proxy;
        this.direct = direct;
    }

    /**
     * Reads the environment.
     *
     * @throws InvalidSettingsException when a variable is malformed
     */
    static Proxies of(Map<String, String> environment) {
        for (String name : VARIABLES) {
            for (String spelled : List.of(name, name.toUpperCase(Locale.ROOT))) {
                String value = environment.getOrDefault(spelled, "").strip();
                if (!value.isEmpty()) {
                    String none = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
                    return new Proxies(ProxyAddress.parse(spelled, value), NoProxy.parse(none));
                }
            }
        }
        return new Proxies(null, NoProxy.parse(""));
    }

    @Override
    public List<Proxy> select(URI uri) {
        ProxyAddress known = proxy;
        if (known == null) {
            ProxySelector usual = ProxySelector.getDefault();
            return usual == null ? List.of(Proxy.NO_PROXY) : usual.select(uri);
        }
        return direct.covers(uri.getHost(), uri.getPort())
                ? List.of(Proxy.NO_PROXY)
                : List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(known.host(), known.port())));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        // Whoever made the request tells of it.
    }

    /** The host and port of the proxy that requests to an address go through; empty for none. */
    Optional<String> name(URL url) {
        ProxyAddress known = proxy;
        if (known != null) {
            return direct.covers(url.getHost(), url.getPort()) ? Optional.empty() : Optional.of(known.toString());
        }
        return select(URI.create("https://" + ConnectionTrouble.target(url))).stream()
                .filter(usual -> usual.address() instanceof InetSocketAddress)
                .map(usual -> (InetSocketAddress) usual.address())
                .map(address -> address.getHostString() + ":" + address.getPort())
                .findFirst();
    }

    /** The header that signs in to the proxy; empty where none is asked for. */
    Optional<String> authorization() {
        return Optional.ofNullable(proxy).flatMap(ProxyAddress::authorization);
    }
}
