package io.github.azuremlattach.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the time of one run goes: requests and loaded classes, by the milliseconds since its start. */
final class StartUp implements Part {
    private final Trained trained;

    StartUp(Trained trained) {
        this.trained = trained;
    }

    /** A line of the run's log, and when it came. */
    private record Line(long millis, String text) {}

    @Override
    public String measure() throws IOException, InterruptedException {
        try (EmulatedAzure azure = EmulatedAzure.start(1, 1, 1, ColdRun.AT_ONCE)) {
            Path classes = Files.createTempFile("classes", ".log");
            String log = "-Xlog:class+load:file=" + classes + ":uptime";
            List<Line> lines = lines(trained.untrained(azure, Product.everything("timeline"), log));
            List<Long> loads = Files.readAllLines(classes).stream()
                    .map(line -> Math.round(Double.parseDouble(line.replaceAll("^\\[([0-9.]+)s\\].*", "$1")) * 1000))
                    .toList();
            Table table = new Table("ms", "classes loaded by then", "what");
            for (Line line : lines) {
                String what = what(line.text());
                if (!what.isEmpty()) {
                    long loaded =
                            loads.stream().filter(at -> at <= line.millis()).count();
                    table.row(String.valueOf(line.millis()), String.valueOf(loaded), what);
                }
            }
            trained.run(azure, Product.everything("archived"), log).succeed();
            List<String> archived = Files.readAllLines(classes);
            long shared = archived.stream()
                    .filter(line -> line.contains("shared objects"))
                    .count();
            return "### Where the time of a run goes (`java -jar`, no archive)%n%n%s%n%s: %d of %d classes come from the archive.%n%n%s"
                    .formatted(table, trained.name(), shared, archived.size(), requests(azure));
        }
    }

    private Table requests(EmulatedAzure azure) throws IOException, InterruptedException {
        Map<String, String> inputs = new HashMap<>(Product.everything("no-role"));
        inputs.remove("compute-roles");
        Table table = new Table("first attach, every check on, provisioned at the first look", "requests");
        table.row("namespace and identity", requests(azure, inputs));
        inputs.putAll(Map.of(
                "compute-name",
                "two-roles",
                "compute-roles",
                "AcrPull @ registry\nStorage Blob Data Reader @ storage"));
        return table.row("… and two compute roles", requests(azure, inputs));
    }

    private String requests(EmulatedAzure azure, Map<String, String> inputs) throws IOException, InterruptedException {
        int before = azure.requests().size();
        trained.run(azure, inputs).succeed();
        return String.valueOf(azure.requests().size() - before);
    }

    private static List<Line> lines(Command command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command.words()).redirectErrorStream(true);
        builder.environment().putAll(command.environment());
        builder.environment().putAll(Map.of("RUNNER_DEBUG", "1", "NO_COLOR", "1"));
        List<Line> lines = new ArrayList<>();
        long start = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String text = output.readLine(); text != null; text = output.readLine()) {
                lines.add(new Line((System.nanoTime() - start) / 1_000_000, text));
            }
        }
        process.waitFor();
        lines.add(new Line((System.nanoTime() - start) / 1_000_000, "Ended"));
        return lines;
    }

    /** What a line tells; empty for one that tells nothing of time. */
    private static String what(String line) {
        if (line.startsWith("::debug::")) {
            return line.substring("::debug::".length()).replaceAll("localhost(/[^ ]*)?/([^/ ]+/[^/ ]+) ->", "…/$2 ->");
        }
        return line.startsWith("Sign-in:")
                ? "inputs read"
                : line.startsWith("Plan:")
                        ? "plan made"
                        : line.startsWith("Attached ") ? line : line.equals("Ended") ? "end of the process" : "";
    }
}
