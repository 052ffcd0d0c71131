package io.github.azuremlattach.emulator.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the emulator listens, and the names that its certificate bears.
 *
 * @param addresses where it listens; it must get the first, and the others where the machine has them
 * @param names host names and IP addresses, first the one of its URL; those of loopback are always among them
 */
public record Endpoint(List<InetAddress> addresses, List<String> names) {
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");
    private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?";

    /** Copies what it is given. */
    public Endpoint {
        addresses = List.copyOf(addresses);
        names = List.copyOf(names);
    }

    /** Loopback: IPv4, and IPv6 where the machine has it. */
    public static Endpoint loopback() {
        return of(null, List.of());
    }

    /**
     * An address of one's own.
     *
     * @param host the address to listen on, or a name of it; 0.0.0.0 for every address; null for loopback
     * @param more further names and addresses for the certificate
     * @throws IllegalArgumentException with one sentence, when one of them is neither a host name nor an address
     */
    public static Endpoint of(@Nullable String host, List<String> more) {
        if (host == null) {
            return new Endpoint(List.of(address("127.0.0.1"), address("::1")), names(List.of("localhost"), more));
        }
        InetAddress address = address(host);
        return new Endpoint(List.of(address), names(address.isAnyLocalAddress() ? List.of() : List.of(host), more));
    }

    /** Whether nobody but this machine reaches it. */
    public boolean isLoopback() {
        return addresses.stream().allMatch(InetAddress::isLoopbackAddress);
    }

    /** Its URL on a port, such as https://localhost:8443. */
    public String url(int port) {
        String name = names.get(0);
        return "https://" + (isIpv6(name) ? "[" + name + "]" : name) + ":" + port;
    }

    /** Whether the name is an IP address rather than a host name. */
    static boolean isAddress(String name) {
        return isIpv6(name) || name.matches("[0-9]{1,3}([.][0-9]{1,3}){3}");
    }

    private static boolean isIpv6(String name) {
        return name.indexOf(':') >= 0;
    }

    private static List<String> names(List<String> first, List<String> more) {
        Set<String> names = new LinkedHashSet<>(first);
        for (String name : more) {
            if (isAddress(name)) {
                address(name);
            } else if (!name.matches(NAME)) {
                throw noHost(name, null);
            }
            names.add(name);
        }
        names.addAll(LOOPBACK);
        return new ArrayList<>(names);
    }

    private static InetAddress address(String host) {
        try {
            if (isAddress(host) || host.matches(NAME)) {
                return InetAddress.getByName(host);
            }
        } catch (UnknownHostException e) {
            throw noHost(host, e);
        }
        throw noHost(host, null);
    }

    private static IllegalArgumentException noHost(String host, @Nullable Exception cause) {
        return new IllegalArgumentException("'" + host + "' is no host name or IP address known here.", cause);
    }
}
