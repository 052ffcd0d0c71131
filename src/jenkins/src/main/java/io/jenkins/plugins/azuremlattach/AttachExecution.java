package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.github.azuremlattach.core.AttachEvent;
import io.github.azuremlattach.core.AttachFailure;
import io.github.azuremlattach.core.AttachOutcome;
import io.github.azuremlattach.core.AttachRequest;
import io.github.azuremlattach.core.Attachment;
import io.github.azuremlattach.core.Checkpoint;
import io.github.azuremlattach.core.InvalidSettingsException;
import io.github.azuremlattach.core.Parameter;
import io.github.azuremlattach.core.Step;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A run of a step: a checkpoint, and a timer that says when to go on from it. */
final class AttachExecution extends StepExecution {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(AttachExecution.class.getName());

    private final StepSettings settings;
    private final String credentialsId;
    private final boolean failOnDrift;
    private volatile String checkpoint;
    private volatile String waitingFor;

    private transient volatile ScheduledFuture<?> timer;
    private transient volatile boolean stopped;
    private transient Attachment attachment;
    private transient AttachRequest request;
    private transient volatile Jenkins controller;

    AttachExecution(
            StepContext context, StepSettings settings, @CheckForNull String credentialsId, boolean failOnDrift) {
        super(context);
        this.settings = settings;
        this.credentialsId = credentialsId;
        this.failOnDrift = failOnDrift;
    }

    @Override
    public boolean start() {
        goOn(Duration.ZERO);
        return false;
    }

    @Override
    public void onResume() {
        goOn(Duration.ZERO);
    }

    /** One piece of work, on a thread of the pool. */
    private void work() {
        if (stopped || isOver(controller)) {
            return;
        }
        try {
            if (!getContext().get(Run.class).isBuilding()) {
                return; // Killed: nobody is told of that.
            }
            prepare();
            Step step = attachment.advance(new Checkpoint(checkpoint));
            if (stopped || isOver(controller)) {
                return;
            }
            if (step instanceof Step.Again again) {
                checkpoint = again.next().text();
                waitingFor = again.waitingFor();
                record().waitFor(waitingFor);
                getContext().saveState();
                goOn(again.pause());
            } else {
                end(((Step.Done) step).outcome());
            }
        } catch (InvalidSettingsException e) {
            refuse(e.failure());
        } catch (Exception | LinkageError e) {
            broken(e);
        }
    }

    private void goOn(Duration pause) {
        controller = Jenkins.getInstanceOrNull();
        timer = AttachThreads.after(pause, this::work);
    }

    /** Whether the controller is about to go, or has gone: its successor goes on from the checkpoint. */
    private static boolean isOver(@CheckForNull Jenkins controller) {
        Jenkins now = Jenkins.getInstanceOrNull();
        return now == null || now != controller || now.isTerminating();
    }

    /** Makes what a process needs and a saved build does not hold. */
    private void prepare() throws IOException, InterruptedException {
        if (attachment != null) {
            return;
        }
        if (settings.lacksFile()) {
            settings.keepFile(WorkspaceFile.read(
                    getContext().get(FilePath.class), settings.value(Parameter.FILE), Parameter.FILE.camelCase()));
        }
        Run<?, ?> run = getContext().get(Run.class);
        request = AttachRequest.from(settings);
        AttachRecord record = record();
        record.describe(request);
        attachment = Attachment.of(
                request, AzureSignIn.of(run, credentialsId, settings).access(), InstantSource.system(), this::hear);
        if (checkpoint == null) {
            checkpoint = attachment.begin().text();
            run.save();
            getContext().saveState();
        } else {
            log().line("Going on after a restart: " + getStatus() + ".");
        }
    }

    private void hear(AttachEvent event) {
        try {
            log().accept(event);
            if (record().accept(event)) {
                getContext().get(Run.class).save();
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The build could not be saved", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(AttachOutcome outcome) throws IOException, InterruptedException {
        AttachRecord record = record();
        record.end(outcome);
        log().finish(outcome);
        Judgement judgement = Judgement.of(outcome, request.policy(), record, failOnDrift);
        if (judgement.fails()) {
            getContext().get(Run.class).save();
            getContext().onFailure(judgement.toException());
            return;
        }
        judgement.warn(getContext());
        getContext().get(Run.class).save();
        getContext().onSuccess(AttachResult.of(outcome, record));
    }

    private void refuse(AttachFailure failure) {
        try {
            record().fail(failure);
            log().fail(failure);
            getContext().get(Run.class).save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The build could not be saved", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        getContext().onFailure(Judgement.exception(failure));
    }

    /** Something that is not Azure's doing ends the run. */
    private void broken(Throwable why) {
        LOGGER.log(Level.FINE, "An attach ends", why);
        try {
            record().fail(why);
            getContext().get(Run.class).save();
        } catch (IOException e) {
            why.addSuppressed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        getContext().onFailure(why);
    }

    @Override
    public void stop(@NonNull Throwable cause) throws Exception {
        stopped = true;
        ScheduledFuture<?> waiting = timer;
        if (waiting != null) {
            waiting.cancel(false);
        }
        AttachRecord record = record();
        record.stop();
        log().stopped(waitingFor, record, settings);
        super.stop(cause);
    }

    @Override
    public String getStatus() {
        return waitingFor == null ? "about to ask Azure" : "waiting for " + waitingFor;
    }

    private AttachRecord record() throws IOException, InterruptedException {
        String node = getContext().get(FlowNode.class).getId();
        return AttachBuildAction.of(getContext().get(Run.class)).record(node, settings);
    }

    private AttachLog log() throws IOException, InterruptedException {
        return new AttachLog(getContext().get(TaskListener.class).getLogger());
    }
}
