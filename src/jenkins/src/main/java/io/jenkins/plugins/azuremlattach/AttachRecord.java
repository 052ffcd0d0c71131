package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import io.github.azuremlattach.core.result.ReportJson;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a build remembers of one compute: its outcome, or how its run stands, as the text of a report's target.
 *
 * <p>Saved with the build; nothing in it is a secret. It may be saved while a run reports to it.
 */
public final class AttachRecord extends SavedByVersion1 {
    static final String QUEUED = "queued";
    static final String RUNNING = "running";
    static final String ABORTED = "aborted";

    private final String node;
    private final String name;
    private final String resourceGroup;
    private final String workspaceName;
    private final String computeName;
    private volatile String mode = "";
    private volatile String status = RUNNING;
    private volatile String waitingFor;
    private volatile long started = now();
    private volatile long waitingSince = started;
    private volatile String outcome;

    private transient volatile AttachOutcome parsed;
    private transient volatile RunningOutcome running;

    /** The record of a step for one compute, whose arguments have yet to be read. */
    AttachRecord(String node, StepSettings settings) {
        this.node = node;
        this.name = null;
        this.mode = settings.value(Parameter.MODE);
        this.resourceGroup = settings.value(Parameter.RESOURCE_GROUP);
        this.workspaceName = settings.value(Parameter.WORKSPACE_NAME);
        this.computeName = settings.value(Parameter.COMPUTE_NAME);
    }

    /** The record of a compute of a fleet, which has yet to be begun. */
    AttachRecord(String node, String name, AttachRequest request) {
        this.node = node;
        this.name = name;
        this.resourceGroup = request.workspace().resourceGroup();
        this.workspaceName = request.workspace().name();
        this.computeName = request.computeName();
        this.status = QUEUED;
        describe(request);
    }

    boolean isOf(String flowNode, @CheckForNull String fleetName) {
        return node.equals(flowNode) && Objects.equals(name, fleetName);
    }

    /** The request is known to be sound. */
    synchronized void describe(AttachRequest request) {
        mode = request.policy().mode().name().toLowerCase(Locale.ROOT);
        if (outcome == null) {
            keep(OutcomeCopy.unknown(getName(), request));
        }
        running = new RunningOutcome(outcome());
    }

    /** The run is begun, or goes on. */
    synchronized void begin() {
        if (QUEUED.equals(status)) {
            status = RUNNING;
            started = now();
            waitingSince = started;
        }
    }

    /** Takes note of an event, and says whether a person would want to see it at once. */
    boolean accept(AttachEvent event) {
        RunningOutcome now = running;
        return now != null && now.accept(event);
    }

    /** The run waits for something, perhaps for something else than before. */
    synchronized void waitFor(String words) {
        if (!words.equals(waitingFor)) {
            waitingFor = words;
            waitingSince = now();
        }
    }

    /** The run has reported how it stands. */
    synchronized void stands(AttachOutcome unfinished) {
        RunningOutcome now = running;
        if (now == null) {
            running = new RunningOutcome(unfinished);
        } else {
            now.reported(unfinished);
        }
    }

    /** The run has ended. */
    synchronized void end(AttachOutcome ended) {
        keep(ended);
        status = ended.kind().toString();
        running = null;
        waitingFor = null;
    }

    /** Something ended the run before it had an outcome. */
    synchronized void fail(AttachFailure why) {
        end(OutcomeCopy.failed(outcome(), why));
    }

    /** The build was aborted. */
    synchronized void stop() {
        if (isRunning()) {
            store();
            status = QUEUED.equals(status) ? Kind.SKIPPED.toString() : ABORTED;
            running = null;
        }
        waitingFor = null;
    }

    /** Brings what is saved up to what is known. */
    synchronized void store() {
        RunningOutcome now = running;
        if (now != null) {
            keep(now.outcome());
        }
    }

    /** How the run ended, or how it stands. */
    synchronized AttachOutcome outcome() {
        RunningOutcome now = running;
        if (now != null) {
            return now.outcome();
        }
        AttachOutcome known = parsed;
        if (known == null) {
            String text = outcome;
            known = text == null ? version1() : ReportJson.read(text, AttachOutcome.class, "outcome of an attach");
            parsed = known;
        }
        return QUEUED.equals(status) || Kind.SKIPPED.toString().equals(status) ? OutcomeCopy.skipped(known) : known;
    }

    private void keep(AttachOutcome known) {
        parsed = known;
        outcome = ReportJson.line(known);
    }

    private AttachOutcome version1() {
        boolean ended =
                List.of(Kind.values()).stream().anyMatch(kind -> kind.toString().equals(status));
        Kind kind = ended ? Kind.valueOf(status.toUpperCase(Locale.ROOT)) : Kind.UNFINISHED;
        return outcome(getName(), kind);
    }

    /** Whether its outcome was saved by version 1, which kept neither its plan nor its checks as data. */
    boolean isOfVersion1() {
        return outcome == null && wasSaved();
    }

    /** Whether its run has yet to end. */
    public boolean isRunning() {
        return RUNNING.equals(status) || QUEUED.equals(status);
    }

    /** Whether its run failed; a compute that was only found to differ has not. */
    public boolean isFailed() {
        return outcome().failure().isPresent() && !Kind.DRIFTED.toString().equals(status);
    }

    /** An outcome of a report, or queued, running or aborted. */
    public String getStatus() {
        return status;
    }

    /** What the compute is called among those of its step. */
    public String getName() {
        return name == null ? computeName : name;
    }

    public String getWorkspaceName() {
        return workspaceName;
    }

    /** What the run waits for, in words; null where it does not wait. */
    @CheckForNull
    public String getWaitingFor() {
        return waitingFor;
    }

    /** {@code apply}, {@code plan}, {@code check} or {@code detach}. */
    String mode() {
        return Util.fixNull(mode).isEmpty() ? Parameter.MODE.defaultValue() : mode;
    }

    /** When the run began, in milliseconds of the epoch. */
    long started() {
        return started;
    }

    /** How long it has waited for what it waits for, in milliseconds. */
    long waited() {
        return Math.max(0, now() - waitingSince);
    }

    /** How long it took or has taken, in milliseconds; 0 before it is begun. */
    long millis() {
        return RUNNING.equals(status) ? Math.max(0, now() - started) : outcome().millis();
    }

    /** What tells it from all other computes. */
    String key() {
        String id = outcome().computeId();
        return (id.isEmpty() ? resourceGroup + "/" + workspaceName + "/" + computeName : id).toLowerCase(Locale.ROOT);
    }

    private static long now() {
        return AttachScheduler.get().millis();
    }
}
