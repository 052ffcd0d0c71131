package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.Util;
import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import io.github.azuremlattach.core.settings.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** A run of a step for one compute: its checkpoint is all that it saves. */
final class AttachExecution extends AzureMlExecution {
    private static final long serialVersionUID = 1L;

    private final StepSettings settings;
    private final String credentialsId;
    private final boolean failOnDrift;
    private boolean onlyIfAttachedByThisBuild;

    /** What version 1 kept here; now it is in a file. */
    private volatile String checkpoint;

    private volatile String waitingFor;

    @SuppressFBWarnings(
            value = "SE_TRANSIENT_FIELD_NOT_RESTORED",
            justification = "after a restart it is read from the checkpoint's file")
    private transient volatile Checkpoint current;

    private transient RequestReading<AttachRequest> reading;
    private transient volatile AttachRun attachment;
    private transient AttachRequest request;
    private transient volatile AttachLog log;
    private transient volatile boolean news;

    AttachExecution(
            StepContext context, StepSettings settings, @CheckForNull String credentialsId, boolean failOnDrift) {
        super(context);
        this.settings = settings;
        this.credentialsId = credentialsId;
        this.failOnDrift = failOnDrift;
    }

    /** Lets a detach leave what another build attached. */
    AttachExecution onlyIfAttachedByThisBuild(boolean only) {
        onlyIfAttachedByThisBuild = only;
        return this;
    }

    @Override
    void work() throws Exception {
        if (!isReady()) {
            return;
        }
        if (onlyIfAttachedByThisBuild && !OwnAttaches.contain(action(), request.computeId())) {
            String why = Messages.AttachExecution_notOfThisBuild();
            log().line(why);
            finish(() -> end(OutcomeCopy.untouched(record().outcome(), why)));
            return;
        }
        Progress progress = attachment.advance(current);
        if (!isUnderWay()) {
            return;
        }
        if (progress instanceof Progress.Again again) {
            // Its text is made only where it is saved, and a run goes on from its own last one without reading it.
            current = again.next();
            if (news || !again.waitingFor().equals(waitingFor)) {
                news = false;
                waitingFor = again.waitingFor();
                // Not at each look: where nothing is new, an older checkpoint does as well.
                checkpointFile().write(current.text());
                AttachRecord record = record();
                record.waitFor(waitingFor);
                record.stands(attachment.unfinished(again.next()));
                action().saveSoon();
            }
            goOn(again.pause());
        } else {
            finish(() -> end(((Progress.Done) progress).outcome()));
        }
    }

    /** Makes what a process needs and a saved build does not hold; false as long as an agent is asked for a file. */
    private synchronized boolean isReady() throws Exception {
        if (attachment != null) {
            return true;
        }
        String saved = checkpointFile().read().orElse(checkpoint);
        if (reading == null) {
            reading = RequestReading.of(settings, AttachRequest::from, getContext(), saved != null, this);
        }
        if (!reading.isDone()) {
            return false;
        }
        prepare(reading.request(), saved);
        return true;
    }

    private void prepare(AttachRequest sound, @CheckForNull String saved) throws IOException, InterruptedException {
        request = sound;
        AttachRecord record = record();
        record.describe(request);
        attachment = AttachRun.of(
                request, AzureSignIn.of(run(), credentialsId, settings).access(), AttachScheduler.get(), this::hear);
        if (saved == null) {
            current = attachment.begin();
            checkpointFile().write(current.text());
            action().saveSoon();
            log().begin(request);
        } else {
            current = new Checkpoint(saved);
            checkpoint = null;
            record.stands(attachment.unfinished(current));
            log().line(Messages.AzureMlExecution_resumed(getStatus()));
        }
    }

    private void hear(AttachEvent event) {
        try {
            log().accept(event);
            if (record().accept(event)) {
                news = true;
                action().saveSoon();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(AttachOutcome outcome) throws IOException, InterruptedException {
        AttachRecord record = record();
        record.end(outcome);
        log().finish(outcome);
        action().save();
        checkpointFile().delete();
        Judgement.of(outcome, request.policy(), failOnDrift)
                .end(getContext(), ReportMap.of(outcome, BuildReport.of(outcome, record)));
    }

    @Override
    void failed(AttachFailure why) throws IOException, InterruptedException {
        record().fail(why);
        log().fail(why);
        checkpointFile().delete();
    }

    @Override
    void stopped() throws Exception {
        AttachRecord record = record();
        try {
            resumeForTheRecord(record);
        } catch (IOException | RuntimeException e) {
            // The credential may be gone: then the build's own record has to do.
            log().line(Messages.AttachExecution_staleRecord());
        }
        cancelJobs();
        log().stopped(waitingFor, record.outcome(), DetachCall.of(record.outcome(), settings));
        record.stop();
        action().saveSoon();
        checkpointFile().delete();
    }

    /** What only this build wanted, a job that proves the compute, does not outlive it. */
    private void cancelJobs() {
        AttachRun mine = attachment;
        Checkpoint at = current;
        if (mine != null && at != null) {
            AttachScheduler.get().soon(Util.fixNull(credentialsId), () -> mine.stop(at));
        }
    }

    /** After a crash the record may be older than the checkpoint; where no piece of work has been done since, it is. */
    private void resumeForTheRecord(AttachRecord record) throws Exception {
        String saved = current == null ? checkpointFile().read().orElse(checkpoint) : null;
        if (saved != null) {
            AttachRequest asked = AttachRequest.from(settings);
            record.describe(asked);
            attachment = AttachRun.of(
                    asked, AzureSignIn.of(run(), credentialsId, settings).access(), AttachScheduler.get(), event -> {});
            current = new Checkpoint(saved);
            record.stands(attachment.unfinished(current));
        }
    }

    @Override
    public String getStatus() {
        return waitingFor == null
                ? Messages.AzureMlExecution_beforeFirstRequest()
                : Messages.AzureMlExecution_waiting(waitingFor);
    }

    @Override
    String credentialsId() {
        return credentialsId;
    }

    @Override
    String label() {
        String compute = settings.value(Parameter.COMPUTE_NAME);
        return compute.isEmpty() ? Messages.AttachBuildAction_displayName() : compute;
    }

    private AttachLog log() throws IOException, InterruptedException {
        AttachLog mine = log;
        if (mine == null) {
            mine = new AttachLog(console(), label());
            log = mine;
        }
        return mine;
    }

    private AttachRecord record() throws IOException, InterruptedException {
        String node = node();
        return action().record(node, null, () -> new AttachRecord(node, settings));
    }
}
