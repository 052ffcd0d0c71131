package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A run of a step: short pieces of work on shared threads, and a timer that says when the next one is due. */
abstract class AzureMlExecution extends StepExecution {
    private static final long serialVersionUID = 1L;
    private static final int MAX_ABSENCES = 60;
    private static final Logger LOGGER = Logger.getLogger(AzureMlExecution.class.getName());

    private transient volatile Future<?> timer;
    private transient volatile boolean over;
    private transient volatile Jenkins controller;
    private transient volatile int absences;

    AzureMlExecution(StepContext context) {
        super(context);
    }

    /** A piece of work that may end the run by what it throws. */
    interface Piece {
        void work() throws Exception;
    }

    /** The next piece of work, on a thread of the pool. */
    abstract void work() throws Exception;

    /** Notes that the run ends by a failure that has a reason and a remedy. */
    abstract void failed(AttachFailure why) throws Exception;

    /** Notes that the build was aborted. */
    abstract void stopped() throws Exception;

    /** The id of the credential that the step names; null for the controller's default. */
    @CheckForNull
    abstract String credentialsId();

    /** What the step does, in a few words, for a graph of the Pipeline. */
    abstract String label();

    @Override
    public final boolean start() throws Exception {
        FlowNode node = getContext().get(FlowNode.class);
        if (node != null && node.getAction(LabelAction.class) == null) {
            node.addAction(new LabelAction(AttachLog.plain(label())));
        }
        onResume();
        return false;
    }

    @Override
    public final void onResume() {
        controller = Jenkins.getInstanceOrNull();
        goOn(Duration.ZERO);
    }

    /** Arms the timer anew. */
    final void goOn(Duration pause) {
        cancelTimer();
        timer = AttachScheduler.get().after(pause, lane(), () -> guarded(this::work));
    }

    /** Has a piece of work done as soon as there is a thread for it. */
    final void soon(Piece piece) {
        AttachScheduler.get().soon(lane(), () -> guarded(piece));
    }

    private String lane() {
        return Util.fixNull(credentialsId());
    }

    /** Does a piece of work, and ends the run by whatever it throws. */
    final void guarded(Piece piece) {
        try {
            if (over || isGone(controller)) {
                return;
            }
            Run<?, ?> build;
            try {
                build = run();
            } catch (IOException e) {
                later(piece, e);
                return;
            }
            // A build that was killed tells nobody.
            if (build.isBuilding()) {
                piece.work();
            }
        } catch (InvalidSettingsException e) {
            fail(
                    e.failure(),
                    Judgement.exception(label(), e.failure(), e.failure().exitCode()));
        } catch (Throwable e) {
            LOGGER.log(Level.FINE, "An attach ends", e);
            fail(FailureText.of(e), e);
        }
    }

    /** Tries again when the build cannot be found: right after a restart it may be about to be loaded. */
    private void later(Piece piece, IOException why) {
        if (absences++ < MAX_ABSENCES) {
            AttachScheduler.get().after(Duration.ofSeconds(1), lane(), () -> guarded(piece));
        } else {
            LOGGER.log(Level.FINE, "The build is no more", why);
        }
    }

    /** Whether the run still is this controller's to do; a successor goes on from what was saved. */
    final boolean isUnderWay() throws IOException, InterruptedException {
        return !over && !isGone(controller) && run().isBuilding();
    }

    private static boolean isGone(@CheckForNull Jenkins controller) {
        Jenkins now = Jenkins.getInstanceOrNull();
        return now == null || now != controller || now.isTerminating();
    }

    /** Ends the run, unless it has ended. */
    final void finish(Piece ending) {
        if (!close()) {
            return;
        }
        try {
            ending.work();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            getContext().onFailure(e);
        } catch (Throwable e) {
            getContext().onFailure(e);
        }
    }

    private void fail(AttachFailure note, Throwable why) {
        finish(() -> {
            try {
                failed(note);
                action().save();
            } catch (IOException | RuntimeException e) {
                LOGGER.log(Level.WARNING, "The end of an attach could not be noted", e);
            }
            getContext().onFailure(why);
        });
    }

    private synchronized boolean close() {
        boolean first = !over;
        over = true;
        cancelTimer();
        return first;
    }

    private void cancelTimer() {
        Future<?> waiting = timer;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    @Override
    public final void stop(@NonNull Throwable cause) throws Exception {
        close();
        try {
            stopped();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, "The end of an attach could not be noted", e);
        } finally {
            super.stop(cause);
        }
    }

    final Run<?, ?> run() throws IOException, InterruptedException {
        return getContext().get(Run.class);
    }

    final String node() throws IOException, InterruptedException {
        return getContext().get(FlowNode.class).getId();
    }

    final AttachBuildAction action() throws IOException, InterruptedException {
        return AttachBuildAction.of(run());
    }

    /** Where this step keeps its checkpoint. */
    final CheckpointFile checkpointFile() throws IOException, InterruptedException {
        return CheckpointFile.of(run(), node());
    }

    final PrintStream console() throws IOException, InterruptedException {
        return getContext().get(TaskListener.class).getLogger();
    }
}
