package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Api;
import hudson.model.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The page of a build that shows what it attaches, and the same for the remote API. */
@ExportedBean
public final class AttachBuildAction implements RunAction2 {
    private static final Logger LOGGER = Logger.getLogger(AttachBuildAction.class.getName());

    /** The shortest time between two savings. */
    private static final Duration SAVE_PAUSE = Duration.ofSeconds(5);

    /** Read from builds that version 1 saved; otherwise in a file of their own. */
    private transient CopyOnWriteArrayList<AttachRecord> records;

    private transient RecordsFile file;
    private transient volatile Run<?, ?> run;
    private transient boolean saving;
    private transient long saved;

    /** The action of a build; made when it is missing. */
    static AttachBuildAction of(Run<?, ?> run) {
        synchronized (run) {
            AttachBuildAction action = run.getAction(AttachBuildAction.class);
            if (action == null) {
                action = new AttachBuildAction();
                run.addAction(action);
            }
            return action;
        }
    }

    /**
     * The record of a compute; made when it is missing.
     *
     * @param node the node of the step
     * @param name what the compute is called in a fleet; null where the step is for it alone
     */
    synchronized AttachRecord record(String node, @CheckForNull String name, Supplier<AttachRecord> maker) {
        return known().stream()
                .filter(record -> record.isOf(node, name))
                .findFirst()
                .orElseGet(() -> {
                    AttachRecord record = maker.get();
                    known().add(record);
                    return record;
                });
    }

    private synchronized CopyOnWriteArrayList<AttachRecord> known() {
        if (file == null) {
            file = RecordsFile.of(run);
            records = saved(file, Util.fixNull(records));
        }
        return records;
    }

    private static CopyOnWriteArrayList<AttachRecord> saved(RecordsFile file, List<AttachRecord> ofVersion1) {
        try {
            return new CopyOnWriteArrayList<>(file.exists() ? file.read() : ofVersion1);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What a build remembers of its attaches cannot be read", e);
            return new CopyOnWriteArrayList<>();
        }
    }

    /** Saves the records soon; whatever becomes known meanwhile, of any attach of the build, is saved with it. */
    void saveSoon() {
        AttachScheduler scheduler = AttachScheduler.get();
        Duration pause;
        synchronized (this) {
            if (saving) {
                return;
            }
            saving = true;
            long due = saved + SAVE_PAUSE.toMillis() - scheduler.millis();
            pause = Duration.ofMillis(Math.max(0, Math.min(due, SAVE_PAUSE.toMillis())));
        }
        scheduler.after(pause, AttachThreads.SAVING, this::save);
    }

    /** Saves the records. */
    void save() {
        List<AttachRecord> all = known();
        RecordsFile target;
        synchronized (this) {
            saving = false;
            saved = AttachScheduler.get().millis();
            target = file;
        }
        try {
            target.write(all);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What a build remembers of its attaches could not be saved", e);
        }
    }

    public List<AttachRecord> getRecords() {
        return known();
    }

    /** The report of all attaches so far, each compute once. */
    @Exported(visibility = 2)
    public Map<String, Object> getReport() {
        return ReportMap.fields(BuildReport.of(this));
    }

    /** What the page shows. */
    public BuildPage getPage() {
        return new BuildPage(BuildReport.latest(getRecords()), run != null && run.isBuilding());
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** The remote API. */
    public Api getApi() {
        return new Api(this);
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        run = owner;
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        run = owner;
    }

    @Override
    public String getIconFileName() {
        return "symbol-azureml-attach plugin-azureml-attach";
    }

    @Override
    public String getDisplayName() {
        return Messages.AttachBuildAction_displayName();
    }

    @Override
    public String getUrlName() {
        return "azureml-attach";
    }
}
