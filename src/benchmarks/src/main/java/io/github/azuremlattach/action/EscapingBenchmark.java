package io.github.azuremlattach.action;

import io.github.azuremlattach.action.console.Annotation;
import io.github.azuremlattach.action.console.GitHubConsole;
import io.github.azuremlattach.core.result.Markdown;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What every word of Azure goes through before it stands in the job's log or summary. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EscapingBenchmark {
    private final String text = "::error::100 % of *these* nodes, @team-a, are <gone>\r\n".repeat(20);
    private final GitHubConsole console =
            new GitHubConsole(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), true);

    /** Lines of a log, none of which may be a command. */
    @Benchmark
    public void logLines() {
        console.line(text);
    }

    /** A message in a command. */
    @Benchmark
    public void annotation() {
        console.error(Annotation.of(text));
    }

    /** A text in the summary. */
    @Benchmark
    public String summary() {
        return Markdown.code(text);
    }
}
