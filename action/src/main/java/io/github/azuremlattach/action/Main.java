package io.github.azuremlattach.action;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** The entrypoint of the container. */
public final class Main {
    private Main() {}

    /** Runs the Action and exits with its code. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        int code = new ActionRun(System.getenv(), out, InstantSource.system(), pause -> Thread.sleep(pause.toMillis()))
                .run();
        System.exit(code);
    }
}
