package io.github.azuremlattach.action;

import io.github.azuremlattach.core.http.PlainHttp;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The entrypoint of the container. */
public final class Main {
    private Main() {}

    /** Runs the Action and exits with its code; SIGINT and SIGTERM end it with the code that the JVM has for them. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        ActionRun run = new ActionRun(environment(args), out, InstantSource.system(), Sleeper.real());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                run.cancel();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        int code = run.run();
        PlainHttp.hangUp();
        System.exit(code);
    }

    /** The environment; {@code merge-reports <path>...} on the command line stands for the input of that name. */
    private static Map<String, String> environment(String[] args) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (args.length > 0 && args[0].equals(OwnInput.MERGE_REPORTS.kebabCase())) {
            environment.put(
                    "INPUT_MERGE-REPORTS", String.join("\n", List.of(args).subList(1, args.length)));
        }
        return environment;
    }
}
