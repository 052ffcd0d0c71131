package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.fleet.FleetReport;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Parameter;
import java.io.IOException;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** A run of a step for many computes: the fleet's state is all that it saves. */
final class FleetExecution extends AzureMlExecution {
    private static final long serialVersionUID = 1L;

    /** How often the state is saved where nothing is new; an older one does no harm, a run looks first. */
    private static final Duration SAVES = Duration.ofSeconds(5);

    private final StepSettings settings;
    private final String credentialsId;
    private final boolean failOnDrift;
    private volatile String state;

    private transient Fleet fleet;
    private transient volatile FleetNews news;
    private transient long saved;

    FleetExecution(
            StepContext context, StepSettings settings, @CheckForNull String credentialsId, boolean failOnDrift) {
        super(context);
        this.settings = settings;
        this.credentialsId = credentialsId;
        this.failOnDrift = failOnDrift;
    }

    /** Hands out the pieces of work that are due; each comes back here when it has been done. */
    @Override
    synchronized void work() throws IOException, InterruptedException {
        prepare();
        if (fleet.isOver()) {
            finish(this::end);
            return;
        }
        for (Runnable piece : fleet.due()) {
            AttachClock.get()
                    .soon(() -> guarded(() -> {
                        piece.run();
                        if (isUnderWay()) {
                            work();
                        }
                    }));
        }
        save();
        news.heartbeat(fleet.underWay());
        goOn(fleet.pause());
    }

    /** Makes what a process needs and a saved build does not hold. */
    private void prepare() throws IOException, InterruptedException {
        if (fleet != null) {
            return;
        }
        FleetRequest request = request();
        AzureAccess azure = AzureSignIn.of(run(), credentialsId, settings).access();
        FleetNews reporter = new FleetNews(action(), node(), log(), request);
        fleet = state == null
                ? Fleet.of(request, azure, AttachClock.get(), reporter)
                : Fleet.resumed(request, azure, AttachClock.get(), reporter, state);
        reporter.begin(fleet.report(), state != null);
        news = reporter;
    }

    private FleetRequest request() throws IOException, InterruptedException {
        try {
            if (state == null) {
                settings.readFiles(getContext());
            }
            return FleetRequest.from(settings);
        } catch (InvalidSettingsException e) {
            boolean listed = settings.value(Parameter.MANIFEST).equals(TargetList.NAME);
            throw listed ? TargetList.worded(e) : e;
        }
    }

    private void save() {
        long now = AttachClock.get().millis();
        if (news.isFresh() || state == null || now >= saved + SAVES.toMillis()) {
            saved = now;
            state = fleet.save();
            getContext().saveState();
        }
    }

    private synchronized void end() throws IOException, InterruptedException {
        FleetReport report = fleet.report();
        news.end(report);
        Judgement.of(report, news.kept(), failOnDrift).end(getContext(), AttachResult.of(report));
    }

    @Override
    void failed(AttachFailure why) throws IOException, InterruptedException {
        log().fail(why);
    }

    @Override
    void failed(Throwable why) {
        stop("Broken off");
    }

    @Override
    void stopped() {
        stop("Aborted");
    }

    private void stop(String word) {
        FleetNews reporter = news;
        if (reporter != null) {
            reporter.stop(word);
        }
    }

    @Override
    public String getStatus() {
        FleetNews reporter = news;
        return reporter == null ? "about to ask Azure" : reporter.status();
    }
}
