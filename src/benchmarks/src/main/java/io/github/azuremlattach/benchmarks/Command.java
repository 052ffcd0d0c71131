package io.github.azuremlattach.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A process that can be run and measured. CPU time and peak memory are what wait4 tells GNU time; without it they are
 * left out.
 *
 * @param words the program and its arguments
 * @param environment what is added to the environment
 */
record Command(List<String> words, Map<String, String> environment) {
    private static final Path TIME = Path.of("/usr/bin/time");

    /** Runs it to its end. */
    Sample run() throws IOException, InterruptedException {
        Path accounts = Files.createTempFile("accounts", "");
        Path output = Files.createTempFile("output", "");
        List<String> all = new ArrayList<>();
        if (Files.isExecutable(TIME)) {
            all.addAll(List.of(TIME.toString(), "-q", "-f", "%U %S %M", "-o", accounts.toString()));
        }
        all.addAll(words);
        ProcessBuilder builder =
                new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        int code = builder.start().waitFor();
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        Instant ended = Instant.now();
        String[] told = Files.readString(accounts).strip().split(" ");
        boolean known = told.length == 3;
        Sample sample = new Sample(
                code,
                wall,
                known ? seconds(told[0]).plus(seconds(told[1])) : Duration.ZERO,
                known ? Long.parseLong(told[2]) : 0,
                ended,
                Files.readString(output));
        Files.delete(accounts);
        Files.delete(output);
        return sample;
    }

    /** Runs it to its end, which must be a good one. */
    Sample succeed() throws IOException, InterruptedException {
        Sample sample = run();
        if (sample.exitCode() != 0) {
            throw new IOException(words.get(0) + " ended with " + sample.exitCode() + ":\n" + sample.output());
        }
        return sample;
    }

    private static Duration seconds(String text) {
        return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
    }
}
