package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a build remembers of its attaches, as a report. */
final class BuildReport {
    private BuildReport() {}

    /** One report of all steps so far; a compute of more than one step counts as in the last. */
    static AttachReport of(@CheckForNull AttachBuildAction action) {
        return of(action == null ? List.of() : latest(action.getRecords()));
    }

    /** The report of some records. */
    static AttachReport of(List<AttachRecord> records) {
        long now = AttachScheduler.get().millis();
        return AttachReport.of(
                PluginVersion.get(),
                Instant.ofEpochMilli(
                        records.stream().mapToLong(AttachRecord::started).min().orElse(now)),
                Instant.ofEpochMilli(records.stream()
                        .mapToLong(record -> record.started() + record.millis())
                        .max()
                        .orElse(now)),
                records.stream().map(AttachRecord::mode).distinct().collect(Collectors.joining("+")),
                records.stream().anyMatch(record -> record.getStatus().equals(AttachRecord.ABORTED)),
                records.stream().map(AttachRecord::outcome).toList());
    }

    /** The report of a step for one compute. */
    static AttachReport of(AttachOutcome outcome, AttachRecord record) {
        Instant start = Instant.ofEpochMilli(record.started());
        return AttachReport.of(
                PluginVersion.get(), start, start.plusMillis(outcome.millis()), record.mode(), false, List.of(outcome));
    }

    /** The records without those of a compute that a later step had to do with as well. */
    static List<AttachRecord> latest(List<AttachRecord> records) {
        Map<String, AttachRecord> latest = new LinkedHashMap<>();
        records.forEach(record -> latest.put(record.key(), record));
        return new ArrayList<>(latest.values());
    }
}
