package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.github.azuremlattach.core.Advice;
import io.github.azuremlattach.core.AttachEvent;
import io.github.azuremlattach.core.AttachFailure;
import io.github.azuremlattach.core.AttachOutcome;
import io.github.azuremlattach.core.AttachPlan;
import io.github.azuremlattach.core.AttachRequest;
import io.github.azuremlattach.core.Difference;
import io.github.azuremlattach.core.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a build remembers of one attach: plain texts, saved with the build and shown on its page. */
public final class AttachRecord {
    private final String node;
    private final String resourceGroup;
    private final String workspaceName;
    private final String computeName;
    private final long started = System.currentTimeMillis();

    private volatile String subscriptionId;
    private volatile String clusterId;
    private volatile String computeId;
    private volatile String portalLink;
    private volatile String status = "running";
    private volatile String waitingFor;
    private volatile long waitingSince = started;
    private volatile String provisioningState;
    private volatile String principalId;
    private volatile String plan;
    private volatile String failure;

    private final CopyOnWriteArrayList<String> checks = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<String> changes = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<String> warnings = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<String> differences = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<String> details = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<String> advice = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Lap> laps = new CopyOnWriteArrayList<>();

    AttachRecord(String node, StepSettings settings) {
        this.node = node;
        this.resourceGroup = settings.value(Parameter.RESOURCE_GROUP);
        this.workspaceName = settings.value(Parameter.WORKSPACE_NAME);
        this.computeName = settings.value(Parameter.COMPUTE_NAME);
    }

    boolean isOf(String flowNode) {
        return node.equals(flowNode);
    }

    /** The request is known to be sound. */
    void describe(AttachRequest request) {
        subscriptionId = request.workspace().subscriptionId();
        clusterId = request.target().map(cluster -> cluster.id().toString()).orElse(null);
        computeId = request.computeId().toString();
    }

    /** Takes note of an event, and says whether the build should be saved because of it. */
    boolean accept(AttachEvent event) {
        if (event instanceof AttachEvent.Planned planned) {
            take(planned.plan());
        } else if (event instanceof AttachEvent.Checked checked) {
            checks.addIfAbsent(checked.toString());
        } else if (event instanceof AttachEvent.Warned warned) {
            warnings.addIfAbsent(warned.warning());
        } else if (event instanceof AttachEvent.Changed changed) {
            changes.addIfAbsent(changed.change());
            return true;
        } else if (event instanceof AttachEvent.StateChanged changed) {
            provisioningState = changed.state();
            return true;
        }
        return event instanceof AttachEvent.Planned;
    }

    private void take(AttachPlan ready) {
        plan = ready.toJson();
        differences.clear();
        differences.addAll(
                ready.differences().stream().map(Difference::toString).toList());
    }

    /** The run waits for something, perhaps for something else than before. */
    void waitFor(String words) {
        if (!words.equals(waitingFor)) {
            lap();
            waitingFor = words;
            waitingSince = System.currentTimeMillis();
        }
    }

    private void lap() {
        String stage = Objects.requireNonNullElse(waitingFor, "start");
        laps.add(new Lap(stage, waitingSince - started, System.currentTimeMillis() - waitingSince));
    }

    /** The run has ended. */
    void end(AttachOutcome outcome) {
        waitingFor = null;
        status = outcome.kind().toString();
        portalLink = outcome.portalLink();
        principalId = outcome.principalId();
        if (!outcome.provisioningState().isEmpty()) {
            provisioningState = outcome.provisioningState();
        }
        outcome.plan().ifPresent(this::take);
        changes.addAllAbsent(outcome.changes());
        warnings.addAllAbsent(outcome.warnings());
        laps.clear();
        outcome.timeline()
                .forEach(span -> laps.add(new Lap(
                        span.stage(), span.start().toMillis(), span.length().toMillis())));
        outcome.failure().ifPresent(this::fail);
    }

    void fail(AttachFailure why) {
        if ("running".equals(status)) {
            status = "failed";
        }
        waitingFor = null;
        failure = why.summary();
        details.addAllAbsent(why.details());
        advice.addAllAbsent(why.advice().stream().map(Advice::toString).toList());
    }

    /** Something else than Azure ended the run. */
    void fail(Throwable why) {
        status = "failed";
        waitingFor = null;
        failure = why.getMessage();
    }

    void stop() {
        lap();
        waitingFor = null;
        status = "aborted";
    }

    public boolean isRunning() {
        return "running".equals(status);
    }

    public boolean isFailed() {
        return failure != null && !"drifted".equals(status);
    }

    /** An outcome of the core, or running, failed or aborted. */
    public String getStatus() {
        return status;
    }

    /** The status as half a sentence. */
    public String getHeadline() {
        if (isRunning()) {
            return waitingFor == null ? "starting" : "waiting for " + waitingFor;
        }
        return provisioningState == null ? status : status + ", " + provisioningState;
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
    public String getSubscriptionId() {
        return subscriptionId;
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
        if (!isRunning()) {
            return new Timeline(laps);
        }
        CopyOnWriteArrayList<Lap> soFar = new CopyOnWriteArrayList<>(laps);
        soFar.add(new Lap(
                Objects.requireNonNullElse(waitingFor, "start"),
                waitingSince - started,
                System.currentTimeMillis() - waitingSince));
        return new Timeline(soFar);
    }
}
