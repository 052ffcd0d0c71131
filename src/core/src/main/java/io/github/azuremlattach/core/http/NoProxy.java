package io.github.azuremlattach.core.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The hosts that {@code no_proxy} keeps from the proxy: names with all that is below them, addresses, each with or without a
 * port, or {@code *} for all. Anything else in the list covers nothing, as other programs have it.
 */
final class NoProxy {
    private static final int DEFAULT_PORT = 443;

    private final List<String> entries;

    private NoProxy(List<String> entries) {
        this.entries = entries;
    }

    /** Reads a list with commas or spaces. */
    static NoProxy parse(String list) {
        return new NoProxy(Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.replaceFirst("^\\*?\\.(?=.)", ""))
                .toList());
    }

    /**
     * Whether requests to a host go straight to it.
     *
     * @param host a name or an address; IPv6 with or without brackets
     * @param port the port; negative for the usual one
     */
    boolean covers(String host, int port) {
        String plain = bare(host.toLowerCase(Locale.ROOT));
        int actual = port < 0 ? DEFAULT_PORT : port;
        return entries.stream().anyMatch(entry -> covers(entry, plain, actual));
    }

    private static boolean covers(String entry, String host, int port) {
        boolean ported = entry.matches("(?:\\[.*]|[^:]+):\\d{1,5}");
        int colon = entry.lastIndexOf(':');
        String name = bare(ported ? entry.substring(0, colon) : entry);
        boolean same = !ported || Integer.parseInt(entry.substring(colon + 1)) == port;
        return same && (name.equals("*") || host.equals(name) || host.endsWith("." + name));
    }

    private static String bare(String host) {
        return host.replaceAll("[\\[\\]]", "");
    }
}
