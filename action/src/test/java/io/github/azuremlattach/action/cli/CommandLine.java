package io.github.azuremlattach.action.cli;

import io.github.azuremlattach.action.MovableClock;
import io.github.azuremlattach.emulator.Emulator;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A shell with the pipeline's secret before an emulated Azure, for tests of the program as somebody runs it by hand. */
abstract class CommandLine {
    @TempDir
    Path folder;

    final MovableClock clock = new MovableClock();
    final Emulator emulator = Emulator.builder().clock(clock).start();
    Shell shell;

    @BeforeEach
    void start() throws Exception {
        shell = new Shell(folder, emulator, clock).withSecret();
    }

    @AfterEach
    void close() {
        emulator.close();
    }
}
