package io.github.azuremlattach.emulator;

import io.github.azuremlattach.emulator.http.Endpoint;
import io.github.azuremlattach.emulator.scenario.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param port the port to listen on, 0 for any free one
 * @param endpoint where to listen, and the names for the certificate
 * @param scenario the scenario's file, or null for the standard one
 * @param caOut where to write the authority's certificate, or null
 * @param help whether to explain itself and stop
 */
record Options(
        int port,
        Endpoint endpoint,
        @Nullable Path scenario,
        @Nullable Path caOut,
        boolean help) {
    private static final List<String> KNOWN = List.of("--port", "--host", "--san", "--scenario", "--ca-out", "--help");

    static final String HELP = """
            Usage: java -jar azureml-attach-emulator.jar [options]

              --port N           the port to listen on (default 8443; 0 for any free one)
              --host ADDRESS     the address to listen on (default: loopback, which only this machine reaches)
              --san NAME         another host name or address for the certificate; may be repeated
              --scenario FILE    what exists and how it behaves, as YAML (default: the standard scenario)
              --ca-out FILE      write the certificate to trust, as PEM
              --help             print this
            """;

    /** Reads the command line; a mistake is an IllegalArgumentException of one sentence. */
    static Options parse(String... arguments) {
        int port = 8443;
        String host = null;
        List<String> names = new ArrayList<>();
        Path scenario = null;
        Path caOut = null;
        boolean help = false;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("Unknown option '" + name + "'; the nearest known option is '"
                        + Nearest.to(name, KNOWN) + "'.");
            }
            if (name.equals("--help")) {
                help = true;
                continue;
            }
            if (equals < 0 && i + 1 == arguments.length) {
                throw new IllegalArgumentException("Option '" + name + "' needs a value.");
            }
            String value = equals < 0 ? arguments[++i] : argument.substring(equals + 1);
            switch (name) {
                case "--port" -> port = port(value);
                case "--host" -> host = value;
                case "--san" -> names.add(value);
                case "--scenario" -> scenario = Path.of(value);
                default -> caOut = Path.of(value);
            }
        }
        return new Options(port, Endpoint.of(host, names), scenario, caOut, help);
    }

    private static int port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
            throw new IllegalArgumentException(
                    "Option '--port' should be a number from 0 to 65535, not '" + value + "'.");
        }
        return Integer.parseInt(value);
    }
}
