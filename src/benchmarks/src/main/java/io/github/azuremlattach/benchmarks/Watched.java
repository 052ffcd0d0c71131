package io.github.azuremlattach.benchmarks;

import io.github.azuremlattach.emulator.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A run that waited for Azure to provision.
 *
 * @param name who it was
 * @param provisioning how long Azure took, which is the lower bound
 * @param wall from its start to its end, in seconds
 * @param late from Azure's end to its own, in seconds
 * @param looks how often it looked at the operation or at the compute after it had put it
 * @param requests how much it asked for in all
 */
record Watched(String name, Duration provisioning, double wall, double late, long looks, int requests) {

    static Watched of(String name, Duration provisioning, Sample sample, List<RecordedRequest> requests) {
        Instant put = requests.stream()
                .filter(request -> request.method().equals("PUT"))
                .findFirst()
                .orElseThrow()
                .at();
        return new Watched(
                name,
                provisioning,
                Samples.seconds(sample.wall()),
                Samples.seconds(Duration.between(put.plus(provisioning), sample.ended())),
                requests.size() - Journal.beforePolling(requests),
                requests.size());
    }

    /** A row for each. */
    static Table table(List<Watched> runs) {
        Table table = new Table(
                "one attach", "from Azure's end to the run's end, s", "wall s", "÷ lower bound", "looks", "requests");
        runs.forEach(run -> table.row(
                run.name,
                Samples.number(run.late),
                Samples.number(run.wall),
                Samples.number(run.wall / run.provisioning.toSeconds()),
                String.valueOf(run.looks),
                String.valueOf(run.requests)));
        return table;
    }

    /** Least, median and most of all. */
    static Table summary(List<Watched> runs) {
        Table table = new Table("", "least", "median", "mean", "most");
        row(table, "from Azure's end to the run's end, s", runs, Watched::late);
        row(table, "looks", runs, run -> run.looks);
        return row(table, "requests", runs, run -> run.requests);
    }

    private static Table row(Table table, String what, List<Watched> runs, ToDoubleFunction<Watched> value) {
        var all = runs.stream().mapToDouble(value).summaryStatistics();
        return table.row(
                what,
                Samples.number(all.getMin()),
                Samples.number(Samples.median(runs, value)),
                Samples.number(all.getAverage()),
                Samples.number(all.getMax()));
    }
}
