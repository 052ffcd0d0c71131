package io.github.azuremlattach.action;

import io.github.azuremlattach.action.console.GitHubConsole;
import io.github.azuremlattach.action.output.CheckoutFiles;
import io.github.azuremlattach.action.output.GitHubOutputs;
import io.github.azuremlattach.action.output.ResultWriter;
import io.github.azuremlattach.action.run.AttachSession;
import io.github.azuremlattach.action.run.Host;
import io.github.azuremlattach.action.run.Scheduler;
import io.github.azuremlattach.action.signin.GitHubIdTokens;
import io.github.azuremlattach.core.http.PlainHttp;
import io.github.azuremlattach.core.signin.SignInEnvironment;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** A step of a GitHub job: inputs in the environment, and GitHub's runner around it. */
final class GitHubAction {
    private final Inputs inputs;
    private final Path root;
    private final AttachSession session;

    GitHubAction(Map<String, String> environment, PrintStream out, InstantSource clock, Scheduler scheduler) {
        this.inputs = new Inputs(environment);
        this.root = Path.of(environment.getOrDefault("GITHUB_WORKSPACE", ""));
        GitHubConsole console =
                new GitHubConsole(out, environment.getOrDefault("NO_COLOR", "").isEmpty());
        boolean debug = "1".equals(environment.get("RUNNER_DEBUG"));
        Host host = new Host(
                "github-action",
                console,
                new ResultWriter(
                        new CheckoutFiles(root, console),
                        new GitHubOutputs(environment, console),
                        ResultWriter.REPORT,
                        inputs.value(OwnInput.JUNIT)),
                new GitHubIdTokens(environment, console, PlainHttp.of(inputs)),
                machineAuth(environment),
                debug ? console::debug : line -> {});
        this.session = new AttachSession(inputs, host, clock, scheduler);
    }

    /** A hosted runner has no identity of its own, but outside a container it may have a session of the Azure CLI. */
    private static String machineAuth(Map<String, String> environment) {
        String auth = SignInEnvironment.machineAuth(environment.getOrDefault("PATH", ""));
        boolean hosted = "github-hosted".equals(environment.get("RUNNER_ENVIRONMENT"));
        return hosted && auth.equals("managed-identity") ? "" : auth;
    }

    AttachSession session() {
        return session;
    }

    /** Runs to the end and answers the exit code. */
    int run() throws InterruptedException {
        String reports = inputs.value(OwnInput.MERGE_REPORTS);
        return reports.isEmpty() ? session.run() : session.merge(root, reports);
    }

    /** Told to stop. */
    void cancel() throws InterruptedException {
        session.cancel();
    }
}
