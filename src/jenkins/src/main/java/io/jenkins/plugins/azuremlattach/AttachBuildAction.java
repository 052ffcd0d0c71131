package io.jenkins.plugins.azuremlattach;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.RunAction2;

/** The page of a build that shows what it attached. */
public final class AttachBuildAction implements RunAction2 {
    private static final Logger LOGGER = Logger.getLogger(AttachBuildAction.class.getName());
    private static final Duration SAVE_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DETAILED = 50;

    private final CopyOnWriteArrayList<AttachRecord> records = new CopyOnWriteArrayList<>();
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
        return records.stream()
                .filter(record -> record.isOf(node, name))
                .findFirst()
                .orElseGet(() -> {
                    AttachRecord record = maker.get();
                    records.add(record);
                    return record;
                });
    }

    /** Saves the build, a little later where it has just been saved, since a fleet has much news at one time. */
    void save() {
        AttachClock clock = AttachClock.get();
        synchronized (this) {
            if (saving) {
                return;
            }
            if (clock.millis() < saved + SAVE_PAUSE.toMillis()) {
                saving = true;
                clock.after(SAVE_PAUSE, this::saveNow);
                return;
            }
        }
        saveNow();
    }

    private void saveNow() {
        synchronized (this) {
            saving = false;
            saved = AttachClock.get().millis();
        }
        try {
            run.save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The build could not be saved", e);
        }
    }

    public List<AttachRecord> getRecords() {
        return records;
    }

    /** How many computes ended in which way, in words. */
    public String getCounts() {
        Map<String, Long> counts = records.stream()
                .collect(Collectors.groupingBy(AttachRecord::getStatus, TreeMap::new, Collectors.counting()));
        return records.size() + " computes: "
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "));
    }

    /** Whether the page shows all that is known of a compute; of a large fleet it does so where there is trouble. */
    public boolean hasDetails(AttachRecord record) {
        return records.size() <= MOST_DETAILED || record.isFailed();
    }

    public Run<?, ?> getRun() {
        return run;
    }

    /** Whether the page has news to wait for. */
    public boolean isRunning() {
        return run != null && run.isBuilding() && records.stream().anyMatch(AttachRecord::isRunning);
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
        return "Azure ML attach";
    }

    @Override
    public String getUrlName() {
        return "azureml-attach";
    }
}
