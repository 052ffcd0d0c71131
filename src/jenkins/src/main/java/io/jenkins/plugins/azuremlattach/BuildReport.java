package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.github.azuremlattach.core.fleet.FleetReport;
import io.github.azuremlattach.core.fleet.TargetReport;
import java.util.List;
import java.util.Map;

/** What a build remembers of its attaches, in the form that reports keep. */
final class BuildReport {
    /** The outcomes of computes that have none: not begun, or left while Azure worked on them. */
    private static final Map<String, String> WITHOUT_END = Map.of(
            "queued", TargetReport.SKIPPED, "running", TargetReport.UNFINISHED, "aborted", TargetReport.UNFINISHED);

    private BuildReport() {}

    /** One report of all steps so far; a compute of more than one step counts as in the last. */
    static FleetReport of(@CheckForNull AttachBuildAction action) {
        List<AttachRecord> records = action == null ? List.of() : action.getRecords();
        return FleetReport.merged(List.of(
                new FleetReport(records.stream().map(BuildReport::target).toList())));
    }

    private static TargetReport target(AttachRecord record) {
        return new TargetReport(
                record.getName(),
                WITHOUT_END.getOrDefault(record.getStatus(), record.getStatus()),
                record.exitCode(),
                Util.fixNull(record.getComputeId()),
                Util.fixNull(record.getProvisioningState()),
                Util.fixNull(record.getPrincipalId()),
                record.isChanged(),
                Util.fixNull(record.getPortalLink()),
                record.seconds(),
                Util.fixNull(record.getFailure()),
                record.getDetails(),
                record.getAdvice(),
                record.planned(),
                record.getChanges(),
                record.getWarnings());
    }
}
