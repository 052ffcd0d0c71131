package io.github.azuremlattach.action;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a coverage-guided fuzzer, one process for each entrance of the product, and counts: {@code mvn -Pfuzz test}.
 *
 * <p>Jazzer calls the two methods whose names begin with {@code fuzzer}.
 */
public final class Fuzz {
    private static final List<String> ENTRANCES = List.of(
            "core.azure.HostileAnswers#error",
            "core.azure.HostileAnswers#statusUrl",
            "core.request.HostileSettings#parameter",
            "core.request.HostileSettings#computeFile",
            "core.request.HostileSettings#manifest",
            "core.request.HostileSettings#resourceId",
            "core.run.HostileState#checkpoint",
            "core.run.HostileState#fleetState",
            "core.run.HostileState#report",
            "action.HostileOutput#commandFile",
            "action.HostileOutput#commands",
            "action.HostileOutput#pages",
            "action.HostileOutput#junit",
            "action.HostileOutput#merge");
    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units: *(\\d+)");

    private static Method entrance;

    private Fuzz() {}

    /** Fuzzes each entrance; arguments: seconds for each, a folder for what is found, where the
     * core's test classes are, and a part of the names wanted. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[1]);
        long all = 0;
        int found = 0;
        for (String name : ENTRANCES) {
            if (args.length < 4 || name.contains(args[3])) {
                Path corpus = Files.createDirectories(folder.resolve(name.replaceAll(".*[.#]", "")));
                long executed = run(name, args[0], args[2], corpus);
                found += executed < 0 ? 1 : 0;
                all += Math.abs(executed);
                System.out.printf(
                        "%-45s %,12d executions%s%n", name, Math.abs(executed), executed < 0 ? ", FAILED" : "");
            }
        }
        System.out.printf("%-45s %,12d executions, %d entrances failed%n", "all", all, found);
        System.exit(found == 0 ? 0 : 1);
    }

    /** The number of executions, negative when the last of them failed. */
    private static long run(String name, String seconds, String classes, Path corpus)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path") + File.pathSeparator + classes,
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + Fuzz.class.getName(),
                        "--target_args=" + name,
                        "--instrumentation_includes=io.github.azuremlattach.**:com.fasterxml.jackson.core.**:org.yaml.snakeyaml.**",
                        "--reproducer_path=" + corpus.getParent(),
                        "-artifact_prefix=" + corpus.getParent() + "/",
                        "-print_final_stats=1",
                        "-max_len=8192",
                        "-timeout=120",
                        "-max_total_time=" + seconds,
                        corpus.toString())
                .redirectErrorStream(true)
                .start();
        long executed = 1;
        StringBuilder log = new StringBuilder();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = EXECUTED.matcher(line);
                executed = matcher.find() ? Long.parseLong(matcher.group(1)) : executed;
                log.append(line).append('\n');
            }
        }
        Files.writeString(corpus.resolveSibling(corpus.getFileName() + ".log"), log);
        return process.waitFor() == 0 ? executed : -executed;
    }

    /** Finds the entrance that is fuzzed in this process. */
    public static void fuzzerInitialize(String[] args) throws ReflectiveOperationException {
        String[] name = args[0].split("#", 2);
        entrance = Class.forName("io.github.azuremlattach." + name[0]).getMethod(name[1], String.class);
    }

    /** One execution. Bytes cannot hold half a character, so a private one stands for it. */
    public static void fuzzerTestOneInput(byte[] data) throws Throwable {
        try {
            entrance.invoke(null, new String(data, StandardCharsets.UTF_8).replace('\ue000', '\ud800'));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
