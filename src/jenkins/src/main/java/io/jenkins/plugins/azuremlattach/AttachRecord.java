package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.github.azuremlattach.core.fleet.TargetReport;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Difference;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.Objects;

/** What a build remembers of one attach: plain texts, saved with the build and shown on its page. */
public final class AttachRecord extends AttachFacts {

    /** The record of a step for one compute. */
    AttachRecord(String node, StepSettings settings) {
        super(
                node,
                null,
                settings.value(Parameter.RESOURCE_GROUP),
                settings.value(Parameter.WORKSPACE_NAME),
                settings.value(Parameter.COMPUTE_NAME));
    }

    /** The record of a compute of a fleet, which has yet to be begun. */
    AttachRecord(String node, String name, AttachRequest request) {
        super(
                node,
                name,
                request.workspace().resourceGroup(),
                request.workspace().name(),
                request.computeName());
        status = QUEUED;
        describe(request);
    }

    boolean isOf(String flowNode, @CheckForNull String fleetName) {
        return node.equals(flowNode) && Objects.equals(name, fleetName);
    }

    /** A compute of a fleet is begun. */
    void begin() {
        status = RUNNING;
        started = now();
        waitingSince = started;
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
        } else if (event instanceof AttachEvent.Changed made) {
            changes.addIfAbsent(made.change());
            changed = true;
            return true;
        } else if (event instanceof AttachEvent.StateChanged seen) {
            provisioningState = seen.state();
            return true;
        }
        return event instanceof AttachEvent.Planned;
    }

    private void take(AttachPlan ready) {
        plan = ready.toJson();
        planned = new ArrayList<>(ready.changes().stream().map(Object::toString).toList());
        differences.clear();
        differences.addAll(
                ready.differences().stream().map(Difference::toString).toList());
    }

    /** The run waits for something, perhaps for something else than before. */
    void waitFor(String words) {
        if (!words.equals(waitingFor)) {
            lap();
            waitingFor = words;
            waitingSince = now();
        }
    }

    private void lap() {
        String stage = Objects.requireNonNullElse(waitingFor, "start");
        laps.add(new Lap(stage, waitingSince - started, now() - waitingSince));
    }

    /** The run has ended. */
    void end(AttachOutcome outcome) {
        waitingFor = null;
        status = outcome.kind().toString();
        portalLink = outcome.portalLink();
        principalId = outcome.principalId();
        changed = outcome.changed();
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
        fail(why.summary(), why.exitCode());
        details.addAllAbsent(why.details());
        advice.addAllAbsent(why.advice().stream().map(Advice::toString).toList());
    }

    /** Something else than Azure ended the run. */
    void fail(Throwable why) {
        fail(why.getMessage(), 1);
    }

    private void fail(String why, int code) {
        if (isRunning()) {
            status = "failed";
        }
        waitingFor = null;
        failure = why;
        exitCode = code;
    }

    /** The build was aborted. */
    void stop() {
        if (RUNNING.equals(status)) {
            lap();
            status = "aborted";
        } else if (QUEUED.equals(status)) {
            status = TargetReport.SKIPPED;
        }
        waitingFor = null;
    }

    /** Takes over how a compute of a fleet stands, where a build that was killed has not saved it. */
    void catchUp(TargetReport report) {
        if (!isRunning() || report.outcome().equals(TargetReport.SKIPPED)) {
            return;
        }
        if (report.outcome().equals(TargetReport.UNFINISHED)) {
            if (QUEUED.equals(status)) {
                begin();
            }
            return;
        }
        status = report.outcome();
        waitingFor = null;
        provisioningState = report.provisioningState();
        principalId = report.principalId();
        portalLink = report.portalLink();
        changed = report.changed();
        changes.addAllAbsent(report.changes());
        warnings.addAllAbsent(report.warnings());
        planned = new ArrayList<>(report.plan());
        if (report.exitCode() != 0) {
            fail(report.summary(), report.exitCode());
            details.addAllAbsent(report.details());
            advice.addAllAbsent(report.advice());
        }
    }

    /** The step that would detach the compute. */
    String detach() {
        return "azureMlDetach(subscriptionId: '" + subscriptionId + "', resourceGroup: '" + resourceGroup
                + "', workspaceName: '" + workspaceName + "', computeName: '" + computeName + "')";
    }
}
