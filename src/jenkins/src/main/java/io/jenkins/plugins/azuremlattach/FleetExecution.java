package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** A run of a step for many computes: the fleet's state is all that it saves. */
final class FleetExecution extends AzureMlExecution {
    private static final long serialVersionUID = 1L;

    /** How often the state is saved at most; an older one does no harm, since a run looks before it writes. */
    private static final Duration SAVES = Duration.ofSeconds(1);

    private final StepSettings settings;
    private final String credentialsId;
    private final boolean failOnDrift;

    /** What version 1 kept here; now it is in a file. */
    private volatile String state;

    private transient RequestReading<FleetRequest> reading;
    private transient volatile Fleet fleet;
    private transient volatile FleetReporter news;
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
    synchronized void work() throws Exception {
        if (!isReady()) {
            return;
        }
        if (fleet.isOver()) {
            finish(this::end);
            return;
        }
        for (Runnable piece : fleet.due()) {
            soon(() -> {
                piece.run();
                if (isUnderWay()) {
                    work();
                }
            });
        }
        save();
        news.heartbeat(fleet.underWay());
        goOn(fleet.pause());
    }

    /** Makes what a process needs and a saved build does not hold; false as long as an agent is asked for a file. */
    private boolean isReady() throws Exception {
        if (fleet != null) {
            return true;
        }
        String known = checkpointFile().read().orElse(state);
        if (reading == null) {
            reading = RequestReading.of(settings, this::parse, getContext(), known != null, this);
        }
        if (!reading.isDone()) {
            return false;
        }
        prepare(reading.request(), known);
        return true;
    }

    private void prepare(FleetRequest request, @CheckForNull String known) throws IOException, InterruptedException {
        AzureAccess azure = AzureSignIn.of(run(), credentialsId, settings).access();
        FleetReporter reporter = new FleetReporter(action(), node(), console(), request, settings);
        fleet = known == null
                ? Fleet.of(request, azure, AttachScheduler.get(), reporter)
                : Fleet.resumed(request, azure, AttachScheduler.get(), reporter, known);
        reporter.begin(fleet.outcomes(), known != null);
        news = reporter;
        state = null;
    }

    private FleetRequest parse(AttachSettings given) {
        try {
            return FleetRequest.from(given);
        } catch (InvalidSettingsException e) {
            boolean listed = given.value(Parameter.MANIFEST).equals(InlineManifest.NAME);
            throw listed ? InlineManifest.worded(e) : e;
        }
    }

    private void save() throws IOException, InterruptedException {
        long now = AttachScheduler.get().millis();
        if (saved == 0 || (now >= saved + SAVES.toMillis() && news.isFresh())) {
            saved = now;
            checkpointFile().write(fleet.save());
        }
    }

    private synchronized void end() throws IOException, InterruptedException {
        news.end();
        List<AttachRecord> records = news.records();
        AttachReport report = BuildReport.of(records);
        List<String> kept = new ArrayList<>(news.kept());
        action().save();
        checkpointFile().delete();
        Judgement.of(report, kept, failOnDrift).end(getContext(), ReportMap.of(report));
    }

    @Override
    void failed(AttachFailure why) throws Exception {
        FailureText.lines(why).forEach(this::print);
        stop(Messages.FleetReporter_brokenOff());
    }

    @Override
    void stopped() throws Exception {
        if (news == null && checkpointFile().read().isPresent()) {
            try {
                // After a crash the records may be older than the saved state.
                prepare(parse(settings), checkpointFile().read().orElse(null));
            } catch (IOException | RuntimeException e) {
                print(Messages.AttachExecution_staleRecord());
            }
        }
        Fleet mine = fleet;
        if (mine != null) {
            // What only this build wanted, jobs that prove computes, does not outlive it.
            AttachScheduler.get().soon(Util.fixNull(credentialsId), mine::stop);
        }
        stop(Messages.FleetReporter_aborted());
    }

    private void stop(String word) throws IOException, InterruptedException {
        FleetReporter reporter = news;
        if (reporter != null) {
            reporter.stop(word);
        }
        action().saveSoon();
        checkpointFile().delete();
    }

    private void print(String line) {
        try {
            console().println(AttachLog.plain(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String getStatus() {
        FleetReporter reporter = news;
        return reporter == null ? Messages.AzureMlExecution_beforeFirstRequest() : reporter.status();
    }

    @Override
    String credentialsId() {
        return credentialsId;
    }

    @Override
    String label() {
        return Messages.FleetExecution_label();
    }
}
