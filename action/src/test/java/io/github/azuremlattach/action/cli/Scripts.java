package io.github.azuremlattach.action.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.action.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scripts of the documentation in a shell of their own, where {@code java -jar} is this program, {@code curl} finds its jar,
 * and the jar of the emulator has been started already.
 */
final class Scripts {
    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();

    Scripts(Path folder) throws IOException {
        this.folder = folder;
        Path bin = Files.createDirectories(folder.resolve("bin"));
        program("curl", "echo jar > azureml-attach.jar");
        program(
                "java",
                "case $2 in *-emulator.jar) exit;; esac\ntest -s \"$2\" && shift 2 && exec '"
                        + System.getProperty("java.home") + "/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                        + System.getProperty("java.class.path")
                        + "' "
                        + Main.class.getName() + " \"$@\"");
        environment.put("PATH", bin + ":/usr/bin:/bin");
    }

    private Scripts(Scripts scripts) {
        this.folder = scripts.folder;
        this.environment.putAll(scripts.environment);
    }

    /** The same folder and variables; what is set there does not come back. */
    Scripts copy() {
        return new Scripts(this);
    }

    void variable(String name, String value) {
        environment.put(name, value);
    }

    /** Runs a script as the system does it, and answers what it wrote. */
    String run(int code, String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-e", "-c", script).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(code, process.waitFor(), log);
        return log;
    }

    /** Puts a program of a test in the place of the one that the scripts call. */
    void program(String name, String script) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
