package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** A run of a step for one compute: a checkpoint is all that it saves. */
final class AttachExecution extends AzureMlExecution {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(AttachExecution.class.getName());

    private final StepSettings settings;
    private final String credentialsId;
    private final boolean failOnDrift;
    private volatile String checkpoint;
    private volatile String waitingFor;

    private transient AttachRun attachment;
    private transient AttachRequest request;
    private transient volatile boolean news;

    AttachExecution(
            StepContext context, StepSettings settings, @CheckForNull String credentialsId, boolean failOnDrift) {
        super(context);
        this.settings = settings;
        this.credentialsId = credentialsId;
        this.failOnDrift = failOnDrift;
    }

    @Override
    void work() throws Exception {
        prepare();
        Progress step = attachment.advance(new Checkpoint(checkpoint));
        if (!isUnderWay()) {
            return;
        }
        if (step instanceof Progress.Again again) {
            checkpoint = again.next().text();
            if (news || !again.waitingFor().equals(waitingFor)) {
                news = false;
                waitingFor = again.waitingFor();
                record().waitFor(waitingFor);
                // Not at each look: where nothing is new, an older checkpoint does as well.
                getContext().saveState();
            }
            goOn(again.pause());
        } else {
            finish(() -> end(((Progress.Done) step).outcome()));
        }
    }

    /** Makes what a process needs and a saved build does not hold. */
    private void prepare() throws IOException, InterruptedException {
        if (attachment != null) {
            return;
        }
        if (checkpoint == null) {
            settings.readFiles(getContext());
        }
        request = AttachRequest.from(settings);
        AttachRecord record = record();
        record.describe(request);
        attachment = AttachRun.of(
                request, AzureSignIn.of(run(), credentialsId, settings).access(), AttachClock.get(), this::hear);
        if (checkpoint == null) {
            checkpoint = attachment.begin().text();
            action().save();
            getContext().saveState();
        } else {
            log().line("Going on after a restart: " + getStatus() + ".");
        }
    }

    private void hear(AttachEvent event) {
        try {
            log().accept(event);
            if (record().accept(event)) {
                news = true;
                action().save();
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The news of an attach could not be noted", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(AttachOutcome outcome) throws IOException, InterruptedException {
        AttachRecord record = record();
        record.end(outcome);
        log().finish(outcome);
        Judgement.of(outcome, request.policy(), record, failOnDrift)
                .end(getContext(), AttachResult.of(outcome, record));
    }

    @Override
    void failed(AttachFailure why) throws IOException, InterruptedException {
        record().fail(why);
        log().fail(why);
    }

    @Override
    void failed(Throwable why) throws IOException, InterruptedException {
        record().fail(why);
    }

    @Override
    void stopped() throws IOException, InterruptedException {
        AttachRecord record = record();
        record.stop();
        log().stopped(waitingFor, record);
    }

    @Override
    public String getStatus() {
        return waitingFor == null ? "about to ask Azure" : "waiting for " + waitingFor;
    }

    private AttachRecord record() throws IOException, InterruptedException {
        String node = node();
        return action().record(node, null, () -> new AttachRecord(node, settings));
    }
}
