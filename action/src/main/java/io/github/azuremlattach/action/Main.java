package io.github.azuremlattach.action;

import io.github.azuremlattach.action.cli.CommandLineTool;
import io.github.azuremlattach.action.cli.Streams;
import io.github.azuremlattach.action.run.Scheduler;
import io.github.azuremlattach.core.http.PlainHttp;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The entrypoint of the container and of the jar: a step of a GitHub job without arguments, a command line with. */
public final class Main {
    private Main() {}

    private interface Cancellable {
        void cancel() throws InterruptedException;
    }

    /** Runs and exits with the run's code; SIGINT and SIGTERM end it with the code that the JVM has for them. */
    public static void main(String[] args) throws InterruptedException {
        Map<String, String> environment = System.getenv();
        PrintStream out = stream(FileDescriptor.out);
        int code = args.length == 0 && isGitHubStep(environment) ? step(environment, out) : command(args, out);
        PlainHttp.hangUp();
        System.exit(code);
    }

    /** The command line and its library are loaded only where they are needed: a step starts faster without. */
    private static int command(String[] args, PrintStream out) throws InterruptedException {
        CommandLineTool tool = new CommandLineTool(
                System.getenv(),
                new Streams(out, stream(FileDescriptor.err), Terminals.isTerminal(System.getenv())),
                InstantSource.system(),
                Scheduler.real());
        whenStopped(tool::cancel);
        return tool.run(List.of(args));
    }

    private static int step(Map<String, String> environment, PrintStream out) throws InterruptedException {
        GitHubAction action = new GitHubAction(environment, out, InstantSource.system(), Scheduler.real());
        whenStopped(action::cancel);
        return action.run();
    }

    private static boolean isGitHubStep(Map<String, String> environment) {
        return "true".equals(environment.get("GITHUB_ACTIONS"))
                || environment.keySet().stream().anyMatch(name -> name.startsWith("INPUT_"));
    }

    private static void whenStopped(Cancellable run) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                run.cancel();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
