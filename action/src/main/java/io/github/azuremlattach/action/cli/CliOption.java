package io.github.azuremlattach.action.cli;

import io.github.azuremlattach.action.console.Dialect;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The options that only the command line has; all others are the catalogue's. */
enum CliOption {
    CLIENT_SECRET_FILE("client-secret-file", "", "Path of a file with the client secret."),
    CLIENT_CERTIFICATE_PASSWORD_FILE(
            "client-certificate-password-file", "", "Path of a file with the certificate's password."),
    ID_TOKEN_FILE("id-token-file", "", "Path of a file with an ID token, read anew for each sign-in."),
    SERVICE_CONNECTION_ID(
            "service-connection-id", "", "In Azure Pipelines: id of the service connection that signs in."),
    OUTPUT("output", "text", "What to print: a log for people, or only the report.", "text", "json"),
    REPORT("report", "", "Path of the JSON report. Default in a pipeline: azureml-attach-report.json."),
    JUNIT("junit", "", "Path of a JUnit XML file to write."),
    SUMMARY("summary", "", "Path of a Markdown page to write."),
    DOTENV("dotenv", "", "In GitLab: path of the dotenv file for later jobs. Default: azureml-attach.env."),
    DIALECT("dialect", "", "Whose log commands to write. Default: the system's that runs this.", names()),
    COLOR("color", "auto", "Colours: auto is for terminals and logs that show them.", "auto", "always", "never"),
    VERBOSE("verbose", "false", "Show each check and each request.", "true", "false");

    private final String kebab;
    private final String defaultValue;
    private final String description;
    private final List<String> allowed;

    CliOption(String kebab, String defaultValue, String description, String... allowed) {
        this.kebab = kebab;
        this.defaultValue = defaultValue;
        this.description = description;
        this.allowed = List.of(allowed);
    }

    private static String[] names() {
        return Dialect.names().toArray(String[]::new);
    }

    static Optional<CliOption> named(String name) {
        return Arrays.stream(values()).filter(one -> one.kebab.equals(name)).findFirst();
    }

    /** The name after the two hyphens. */
    String kebabCase() {
        return kebab;
    }

    /** The value in force when none is given; empty for none. */
    String defaultValue() {
        return defaultValue;
    }

    /** The values that are accepted; empty when any text may be. */
    List<String> allowedValues() {
        return allowed;
    }

    /** Whether it says how to sign in. */
    boolean isOfSignIn() {
        return compareTo(OUTPUT) < 0;
    }

    /** One line of reference. */
    String reference() {
        return description
                + (allowed.isEmpty() ? "" : " Allowed: " + String.join(", ", allowed) + ".")
                + (defaultValue.isEmpty() ? "" : " Default: " + defaultValue + ".");
    }
}
