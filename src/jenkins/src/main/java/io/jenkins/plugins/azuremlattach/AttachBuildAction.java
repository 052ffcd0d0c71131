package io.jenkins.plugins.azuremlattach;

import hudson.model.Run;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.RunAction2;

/** The page of a build that shows what it attached. */
public final class AttachBuildAction implements RunAction2 {
    private final CopyOnWriteArrayList<AttachRecord> records = new CopyOnWriteArrayList<>();
    private transient volatile Run<?, ?> run;

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

    /** The record of a step; made when it is missing. */
    synchronized AttachRecord record(String node, StepSettings settings) {
        return records.stream().filter(record -> record.isOf(node)).findFirst().orElseGet(() -> {
            AttachRecord record = new AttachRecord(node, settings);
            records.add(record);
            return record;
        });
    }

    public List<AttachRecord> getRecords() {
        return records;
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
