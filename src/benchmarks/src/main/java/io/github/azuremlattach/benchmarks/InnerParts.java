package io.github.azuremlattach.benchmarks;

import io.github.azuremlattach.action.EscapingBenchmark;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The inner parts, each in a JVM of its own. */
final class InnerParts implements Part {
    @Override
    public String measure() throws RunnerException {
        Table table = new Table("inner part", "time", "± (99.9 %)", "unit");
        OptionsBuilder options = new OptionsBuilder();
        options.include(CoreBenchmark.class.getName())
                .include(EscapingBenchmark.class.getName())
                .verbosity(VerboseMode.SILENT)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1));
        for (RunResult result : new Runner(options.build()).run()) {
            table.row(
                    result.getPrimaryResult().getLabel(),
                    number(result.getPrimaryResult().getScore()),
                    number(result.getPrimaryResult().getScoreError()),
                    result.getPrimaryResult().getScoreUnit());
        }
        return "### Inner parts (JMH)\n\n" + table;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
