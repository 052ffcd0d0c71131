package io.github.azuremlattach.action;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** The entrypoint of the container. */
public final class Main {
    private Main() {}

    /** Runs the Action and exits with its code; SIGINT and SIGTERM end it with the code that the JVM has for them. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        ActionRun run =
                new ActionRun(System.getenv(), out, InstantSource.system(), pause -> Thread.sleep(pause.toMillis()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                run.cancel();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        System.exit(run.run());
    }
}
