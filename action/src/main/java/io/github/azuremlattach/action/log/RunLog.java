package io.github.azuremlattach.action.log;

import io.github.azuremlattach.core.fleet.FleetListener;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachReport;

/** Writes what happens in a run into its log. */
public interface RunLog extends FleetListener {

    /** The run begins. */
    void begin(FleetRequest request, String version);

    /** What the run waits for now, for a live line. */
    String status();

    /** Nothing new for a minute. */
    default void heartbeat() {}

    /** The end: what became of it, and what to do. */
    void finish(AttachReport report);

    /**
     * The run was told to stop: where things stand, and what to do.
     *
     * @param quiet whether no request was under way any more
     */
    void cancelled(AttachReport report, boolean quiet);
}
