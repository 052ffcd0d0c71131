package io.github.azuremlattach.core.http;

import io.github.azuremlattach.core.settings.InvalidSettingsException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A proxy as a variable of the environment names it.
 *
 * @param host its name or address; IPv6 without brackets
 * @param port its port
 * @param user the user and the password, as {@code user:password}; empty for none; never shown
 */
record ProxyAddress(String host, int port, String user) {
    private static final int HTTP_PORT = 80;

    /**
     * Reads {@code http://user:password@host:port}, of which all but the host may be left out.
     *
     * @param variable the name of the variable
     * @throws InvalidSettingsException when the value is something else; the message does not hold it, for its password
     */
    static ProxyAddress parse(String variable, String value) {
        try {
            URI address = URI.create(value.contains("://") ? value : "http://" + value);
            String host = address.getHost();
            boolean plain = "http".equalsIgnoreCase(address.getScheme())
                    && host != null
                    && address.getPort() != 0
                    && address.getPort() <= 65535
                    && (address.getRawPath().isEmpty() || address.getRawPath().equals("/"))
                    && address.getRawQuery() == null;
            if (plain) {
                String user = address.getRawUserInfo() == null ? "" : decoded(address.getRawUserInfo());
                return new ProxyAddress(
                        host.replaceAll("[\\[\\]]", ""), address.getPort() < 0 ? HTTP_PORT : address.getPort(), user);
            }
        } catch (IllegalArgumentException e) {
            throw malformed(variable);
        }
        throw malformed(variable);
    }

    private static InvalidSettingsException malformed(String variable) {
        return new InvalidSettingsException(List.of("The environment variable " + variable
                + " is not the address of a proxy: give http://host:port or http://user:password@host:port, with special"
                + " characters of user and password as %XX."));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The value of the header that signs in to the proxy. */
    Optional<String> authorization() {
        return user.isEmpty()
                ? Optional.empty()
                : Optional.of("Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }

    /** Host and port. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
