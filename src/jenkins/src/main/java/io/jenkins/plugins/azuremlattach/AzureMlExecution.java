package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A run of a step: short pieces of work on shared threads, and a timer that says when the next one is due. */
abstract class AzureMlExecution extends StepExecution {
    private static final long serialVersionUID = 1L;
    private static final int MOST_ABSENCES = 60;
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
    abstract void failed(AttachFailure why) throws IOException, InterruptedException;

    /** Notes that something else than Azure ends the run. */
    abstract void failed(Throwable why) throws IOException, InterruptedException;

    /** Notes that the build was aborted. */
    abstract void stopped() throws IOException, InterruptedException;

    @Override
    public final boolean start() {
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
        timer = AttachClock.get().after(pause, () -> guarded(this::work));
    }

    /** Does a piece of work, and ends the run when it cannot be done. */
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
            fail(() -> failed(e.failure()), Judgement.exception(e.failure()));
        } catch (Exception | LinkageError e) {
            LOGGER.log(Level.FINE, "An attach ends", e);
            fail(() -> failed(e), e);
        }
    }

    /** Tries again when the build cannot be found: right after a restart it may be about to be loaded. */
    private void later(Piece piece, IOException why) {
        if (absences++ < MOST_ABSENCES) {
            AttachClock.get().after(Duration.ofSeconds(1), () -> guarded(piece));
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
        } catch (Exception | LinkageError e) {
            getContext().onFailure(e);
        }
    }

    private void fail(Piece note, Throwable why) {
        finish(() -> {
            try {
                note.work();
                run().save();
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "The build could not be saved", e);
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
        stopped();
        super.stop(cause);
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

    final AttachLog log() throws IOException, InterruptedException {
        return new AttachLog(getContext().get(TaskListener.class).getLogger());
    }
}
