package io.github.azuremlattach.action.cli;

import io.github.azuremlattach.action.console.AzurePipelinesConsole;
import io.github.azuremlattach.action.console.Console;
import io.github.azuremlattach.action.console.Dialect;
import io.github.azuremlattach.action.console.GitHubConsole;
import io.github.azuremlattach.action.console.GitLabConsole;
import io.github.azuremlattach.action.console.TerminalConsole;
import io.github.azuremlattach.action.output.AzurePipelinesOutputs;
import io.github.azuremlattach.action.output.CheckoutFiles;
import io.github.azuremlattach.action.output.GitHubOutputs;
import io.github.azuremlattach.action.output.GitLabOutputs;
import io.github.azuremlattach.action.output.ResultWriter;
import io.github.azuremlattach.action.output.StepOutputs;
import io.github.azuremlattach.action.run.Host;
import io.github.azuremlattach.action.signin.AzurePipelinesIdTokens;
import io.github.azuremlattach.action.signin.EnvironmentIdTokens;
import io.github.azuremlattach.action.signin.GitHubIdTokens;
import io.github.azuremlattach.core.http.PlainHttp;
import io.github.azuremlattach.core.signin.IdTokens;
import io.github.azuremlattach.core.signin.SignInEnvironment;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The place where a command runs: its log, what it takes for later steps, and its ID tokens. */
final class Place {
    private final CommandLineSettings settings;
    private final Map<String, String> environment;
    private final Streams streams;
    private final InstantSource clock;
    private final Dialect dialect;
    private final boolean verbose;

    /**
     * Finds out where a command runs.
     *
     * @param settings settings that have been checked
     */
    Place(CommandLineSettings settings, Map<String, String> environment, Streams streams, InstantSource clock) {
        this.settings = settings;
        this.environment = environment;
        this.streams = streams;
        this.clock = clock;
        this.dialect = Dialect.named(settings.value(CliOption.DIALECT)).orElseGet(() -> Dialect.detect(environment));
        this.verbose = settings.value(CliOption.VERBOSE).equalsIgnoreCase("true");
    }

    Host host() {
        boolean json = settings.value(CliOption.OUTPUT).equalsIgnoreCase("json");
        Console console = json ? quiet() : console(streams.out());
        CheckoutFiles files = new CheckoutFiles(root(), console);
        StepOutputs outputs = json && dialect == Dialect.AZURE_PIPELINES ? StepOutputs.NONE : outputs(console, files);
        ResultWriter results = new ResultWriter(files, outputs, report(), settings.value(CliOption.JUNIT))
                .summary(settings.value(CliOption.SUMMARY));
        return new Host(
                dialect == Dialect.PLAIN ? "command-line" : dialect.toString(),
                console,
                json ? results.print(streams.out()) : results,
                idTokens(console),
                SignInEnvironment.machineAuth(environment.getOrDefault("PATH", "")),
                verbose || isDebugged() ? console::debug : line -> {});
    }

    /** Where paths begin. */
    Path root() {
        return Path.of("");
    }

    /** With JSON on standard output, the log is for those who ask for it. */
    private Console quiet() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new TerminalConsole(verbose ? streams.err() : nowhere, false, false, verbose);
    }

    private Console console(PrintStream out) {
        boolean colours =
                switch (settings.value(CliOption.COLOR)) {
                    case "always" -> true;
                    case "never" -> false;
                    default ->
                        environment.getOrDefault("NO_COLOR", "").isEmpty()
                                && (dialect != Dialect.PLAIN || streams.isTerminal());
                };
        return switch (dialect) {
            case GITHUB -> new GitHubConsole(out, colours);
            case AZURE_PIPELINES -> new AzurePipelinesConsole(out, colours, verbose || isDebugged());
            case GITLAB -> new GitLabConsole(out, clock, colours, verbose || isDebugged());
            case PLAIN -> new TerminalConsole(out, streams.isTerminal(), colours, verbose);
        };
    }

    private StepOutputs outputs(Console console, CheckoutFiles files) {
        if (console instanceof AzurePipelinesConsole azure) {
            String folder = environment.getOrDefault("AGENT_TEMPDIRECTORY", "");
            return new AzurePipelinesOutputs(
                    azure,
                    files,
                    folder.isEmpty() ? Path.of("").toAbsolutePath().toString() : folder);
        }
        return switch (dialect) {
            case GITHUB -> new GitHubOutputs(environment, console);
            case GITLAB -> {
                String path = settings.value(CliOption.DOTENV);
                yield new GitLabOutputs(files, path.isEmpty() ? "azureml-attach.env" : path);
            }
            case AZURE_PIPELINES, PLAIN -> StepOutputs.NONE;
        };
    }

    private String report() {
        String asked = settings.value(CliOption.REPORT);
        return asked.isEmpty() && dialect != Dialect.PLAIN ? ResultWriter.REPORT : asked;
    }

    private IdTokens idTokens(Console console) {
        String file = settings.value(CliOption.ID_TOKEN_FILE);
        String token = environment.getOrDefault(CommandLineSettings.ID_TOKEN, "");
        if (!file.isEmpty() || !token.isBlank()) {
            return new EnvironmentIdTokens(token, file, "");
        }
        return switch (dialect) {
            case GITHUB -> new GitHubIdTokens(environment, console, PlainHttp.of(settings));
            case AZURE_PIPELINES ->
                new AzurePipelinesIdTokens(
                        environment, settings.value(CliOption.SERVICE_CONNECTION_ID), console, PlainHttp.of(settings));
            case GITLAB ->
                new EnvironmentIdTokens(
                        "",
                        "",
                        "The job has no ID token: add AZUREML_ATTACH_ID_TOKEN under 'id_tokens:' of"
                                + " the job, with 'aud: api://AzureADTokenExchange'.");
            case PLAIN ->
                new EnvironmentIdTokens(
                        "",
                        "",
                        "There is no ID token here: give --id-token-file, a client secret or a"
                                + " certificate, or sign in with 'az login'.");
        };
    }

    private boolean isDebugged() {
        return "1".equals(environment.get("RUNNER_DEBUG"))
                || "true".equalsIgnoreCase(environment.get("SYSTEM_DEBUG"))
                || "true".equalsIgnoreCase(environment.get("CI_DEBUG_TRACE"));
    }
}
