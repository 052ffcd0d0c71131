package io.github.azuremlattach.action;

import io.github.azuremlattach.action.run.AttachSession;
import io.github.azuremlattach.action.run.Scheduler;
import io.github.azuremlattach.core.http.PlainHttp;
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
        GitHubAction action = new GitHubAction(System.getenv(), out, InstantSource.system(), Scheduler.real());
        AttachSession session = action.session();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                session.cancel();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        int code = action.run();
        PlainHttp.hangUp();
        System.exit(code);
    }
}
