package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.BallColor;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import io.github.azuremlattach.core.result.AttachOutcome.Span;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One compute as the page of a build shows it. */
public final class ComputeView {
    private static final int MAX_OPEN_SETTINGS = 4;

    private static final Map<String, BallColor> BALLS = Map.of(
            AttachRecord.RUNNING,
            BallColor.NOTBUILT_ANIME,
            AttachRecord.QUEUED,
            BallColor.NOTBUILT,
            Kind.SKIPPED.toString(),
            BallColor.NOTBUILT,
            Kind.UNFINISHED.toString(),
            BallColor.ABORTED,
            AttachRecord.ABORTED,
            BallColor.ABORTED,
            Kind.DRIFTED.toString(),
            BallColor.YELLOW);

    private final AttachRecord record;
    private final AttachOutcome outcome;

    ComputeView(AttachRecord record) {
        this.record = record;
        this.outcome = record.outcome();
    }

    public String getName() {
        return record.getName();
    }

    public String getWorkspaceName() {
        return record.getWorkspaceName();
    }

    /** The outcome as a report has it. */
    public AttachOutcome getOutcome() {
        return outcome;
    }

    /** One word for how it stands: the outcome's, or queued, running or aborted. */
    public String getState() {
        return record.getStatus();
    }

    public boolean isFailed() {
        return record.isFailed();
    }

    public boolean isRunning() {
        return record.isRunning();
    }

    /** The state, and what a running one waits for and how long it has. */
    public String getHeadline() {
        String waitingFor = record.getWaitingFor();
        return AttachRecord.RUNNING.equals(getState()) && waitingFor != null
                ? Messages.ComputeView_waiting(waitingFor, Util.getTimeSpanString(record.waited()))
                : getState();
    }

    /** The state in the colours of Jenkins. */
    public BallColor getBall() {
        return isFailed() ? BallColor.RED : BALLS.getOrDefault(getState(), BallColor.BLUE);
    }

    /** How long it took or has taken, in words; empty before it is begun. */
    public String getTime() {
        long millis = record.millis();
        return millis == 0 ? "" : Util.getTimeSpanString(millis);
    }

    /** Why it failed, or in what it differs; null when neither. */
    @CheckForNull
    public AttachFailure getFailure() {
        return outcome.failure().orElse(null);
    }

    /** What was decided; null where the run did not come so far. */
    @CheckForNull
    public AttachPlan getPlan() {
        return outcome.plan().orElse(null);
    }

    /** The changes of the plan with what became of them; before the run came to them they are pending. */
    public List<ChangeResult> getChanges() {
        if (!outcome.changes().isEmpty() || outcome.plan().isEmpty()) {
            return outcome.changes();
        }
        return outcome.plan().get().changes().stream()
                .map(change -> new ChangeResult(change, ChangeResult.Status.PENDING, ""))
                .toList();
    }

    /** Why a plan has no changes. */
    public String getWhyNothing() {
        AttachPlan plan = getPlan();
        if (plan == null || plan.differences().isEmpty()) {
            return Messages.ComputeView_nothing();
        }
        return plan.decision() == AttachPlan.Decision.REFUSE
                ? Messages.ComputeView_blocked()
                : Messages.ComputeView_differencesStay();
    }

    /** How far a change came, in words. */
    public String status(ChangeResult result) {
        if (result.isUnknown()) {
            return Messages.ComputeView_unknown();
        }
        return switch (result.status()) {
            case FOUND -> Messages.ComputeView_found();
            case PENDING -> isRunning() ? Messages.ComputeView_pending() : Messages.ComputeView_notDone();
            default -> result.status().code();
        };
    }

    /** Why a change is planned. */
    public String reason(Change change) {
        return change.reason().words(StepSettings::argument);
    }

    /** Whether a change has so many settings that they are shown only to those who want to see them. */
    public boolean isFolded(Change change) {
        return change.details().size() > MAX_OPEN_SETTINGS;
    }

    /** Whether the changes were only planned: nobody was asked to make them. */
    public boolean isOnlyPlanned() {
        return outcome.kind() == Kind.PLANNED || "plan".equals(record.mode()) || "check".equals(record.mode());
    }

    /** The checks that somebody should read, failed ones first. */
    public List<Verdict> getOpenChecks() {
        List<Verdict> open = new ArrayList<>(
                outcome.checks().stream().filter(Verdict::failed).toList());
        outcome.checks().stream()
                .filter(check -> !check.passed() && !check.failed())
                .forEach(open::add);
        return open;
    }

    /** The checks that passed. */
    public List<Verdict> getPassedChecks() {
        return outcome.checks().stream().filter(Verdict::passed).toList();
    }

    /** The warnings that no check says already. */
    public List<String> getWarnings() {
        return outcome.warnings().stream()
                .filter(warning -> getOpenChecks().stream().noneMatch(check -> warning.startsWith(check.toString())))
                .toList();
    }

    /** The compute in the portal, where it is known to exist; nothing but a web address. */
    @CheckForNull
    public String getPortalLink() {
        boolean exists = !outcome.provisioningState().isEmpty() && outcome.kind() != Kind.DETACHED;
        return exists && outcome.portalLink().startsWith("https://") ? outcome.portalLink() : null;
    }

    public String getClusterName() {
        return shortName(outcome.cluster());
    }

    public String getComputeName() {
        return outcome.computeId().isEmpty() ? record.getName() : shortName(outcome.computeId());
    }

    /** What was changed, as version 1 saved it. */
    public List<String> getOldChanges() {
        return record.isOfVersion1() ? record.oldChanges() : List.of();
    }

    public boolean isOfVersion1() {
        return record.isOfVersion1();
    }

    /** The stages as bars; the one that a running attach is in grows until now. */
    public Timeline getTimeline() {
        List<Span> spans = new ArrayList<>(outcome.timeline());
        if (record.isRunning() && !spans.isEmpty()) {
            Span last = spans.remove(spans.size() - 1);
            long start = last.startMillis();
            spans.add(new Span(last.stage(), start, Math.max(last.millis(), record.millis() - start)));
        }
        return new Timeline(spans);
    }

    private static String shortName(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}
