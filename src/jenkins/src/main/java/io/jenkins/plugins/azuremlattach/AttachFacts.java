package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.BallColor;
import io.github.azuremlattach.core.fleet.TargetReport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is known of one compute of a build, as its page shows it. */
public abstract class AttachFacts {
    static final String RUNNING = "running";
    static final String QUEUED = "queued";
    private static final Map<String, BallColor> BALLS = Map.of(
            RUNNING,
            BallColor.BLUE_ANIME,
            QUEUED,
            BallColor.NOTBUILT,
            TargetReport.SKIPPED,
            BallColor.NOTBUILT,
            "aborted",
            BallColor.ABORTED,
            "drifted",
            BallColor.YELLOW);

    final String node;
    final String name;
    final String resourceGroup;
    final String workspaceName;
    final String computeName;

    volatile long started = now();
    volatile String subscriptionId;
    volatile String clusterId;
    volatile String computeId;
    volatile String portalLink;
    volatile String status = RUNNING;
    volatile String waitingFor;
    volatile long waitingSince = started;
    volatile String provisioningState;
    volatile String principalId;
    volatile String plan;
    volatile String failure;
    volatile int exitCode;
    volatile boolean changed;
    volatile List<String> planned;

    final CopyOnWriteArrayList<String> checks = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<String> changes = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<String> warnings = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<String> differences = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<String> details = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<String> advice = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<Lap> laps = new CopyOnWriteArrayList<>();

    AttachFacts(
            String node, @CheckForNull String name, String resourceGroup, String workspaceName, String computeName) {
        this.node = node;
        this.name = name;
        this.resourceGroup = resourceGroup;
        this.workspaceName = workspaceName;
        this.computeName = computeName;
    }

    static long now() {
        return AttachClock.get().millis();
    }

    /** The exit code of a run of it alone; 0 while it runs. */
    int exitCode() {
        return exitCode == 0 && isFailed() ? 1 : exitCode;
    }

    /** Whether anything was changed in Azure. */
    boolean isChanged() {
        return changed;
    }

    /** What was planned, a line each. */
    List<String> planned() {
        return Util.fixNull(planned);
    }

    /** When it ended or stands, in seconds from its start. */
    double seconds() {
        return laps.stream().mapToLong(Lap::getEnd).max().orElse(0) / 1000.0;
    }

    /** Whether the page has to wait for the end of it. */
    public boolean isRunning() {
        return RUNNING.equals(status) || QUEUED.equals(status);
    }

    public boolean isFailed() {
        return failure != null && !"drifted".equals(status);
    }

    /** An outcome of the core, or queued, running, failed, aborted or skipped. */
    public String getStatus() {
        return status;
    }

    /** What the compute is called among those of its step. */
    public String getName() {
        return name == null ? computeName : name;
    }

    /** The status as half a sentence. */
    public String getHeadline() {
        if (RUNNING.equals(status)) {
            return waitingFor == null ? "starting" : "waiting for " + waitingFor;
        }
        return Util.fixEmpty(provisioningState) == null ? status : status + ", " + provisioningState;
    }

    /** The status in the colours of Jenkins. */
    public BallColor getBall() {
        return isFailed() ? BallColor.RED : BALLS.getOrDefault(status, BallColor.BLUE);
    }

    /** How long it took or has taken, in words; empty before it is begun. */
    public String getTime() {
        long end = RUNNING.equals(status) ? now() - started : (long) (seconds() * 1000);
        return end == 0 ? "" : Util.getTimeSpanString(end);
    }

    @CheckForNull
    public String getWaitingFor() {
        return waitingFor;
    }

    public String getComputeName() {
        return computeName;
    }

    public String getWorkspaceName() {
        return workspaceName;
    }

    public String getResourceGroup() {
        return resourceGroup;
    }

    @CheckForNull
    public String getClusterId() {
        return clusterId;
    }

    @CheckForNull
    public String getComputeId() {
        return computeId;
    }

    /** The compute in the portal; nothing but a web address. */
    @CheckForNull
    public String getPortalLink() {
        return portalLink != null && portalLink.startsWith("https://") ? portalLink : null;
    }

    @CheckForNull
    public String getProvisioningState() {
        return provisioningState;
    }

    @CheckForNull
    public String getPrincipalId() {
        return principalId;
    }

    /** The plan as JSON; empty when the run did not come so far. */
    public String getPlan() {
        return Objects.requireNonNullElse(plan, "");
    }

    @CheckForNull
    public String getFailure() {
        return failure;
    }

    public List<String> getChecks() {
        return checks;
    }

    public List<String> getChanges() {
        return changes;
    }

    public List<String> getWarnings() {
        return warnings;
    }

    public List<String> getDifferences() {
        return differences;
    }

    public List<String> getDetails() {
        return details;
    }

    public List<String> getAdvice() {
        return advice;
    }

    public Timeline getTimeline() {
        if (!RUNNING.equals(status)) {
            return new Timeline(laps);
        }
        CopyOnWriteArrayList<Lap> soFar = new CopyOnWriteArrayList<>(laps);
        soFar.add(
                new Lap(Objects.requireNonNullElse(waitingFor, "start"), waitingSince - started, now() - waitingSince));
        return new Timeline(soFar);
    }
}
