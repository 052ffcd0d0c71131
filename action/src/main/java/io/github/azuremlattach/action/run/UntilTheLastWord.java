package io.github.azuremlattach.action.run;

import io.github.azuremlattach.action.log.RunLog;
import io.github.azuremlattach.core.fleet.FleetListener;
import io.github.azuremlattach.core.fleet.Target;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.util.List;
import java.util.function.Consumer;

/** Passes on to the log what happens, until it is closed: then whoever closed it has the last word. */
final class UntilTheLastWord implements FleetListener {
    private final RunLog log;
    private boolean closed;

    UntilTheLastWord(RunLog log) {
        this.log = log;
    }

    /** Lets the log say something, unless it is closed. */
    synchronized void tell(Consumer<RunLog> news) {
        if (!closed) {
            news.accept(log);
        }
    }

    /** From now on nothing is passed on; what is being said is said to its end before. */
    synchronized void close() {
        closed = true;
    }

    @Override
    public void began(Target target) {
        tell(open -> open.began(target));
    }

    @Override
    public void planned(List<AttachOutcome> targets) {
        tell(open -> open.planned(targets));
    }

    @Override
    public void changes(Target target) {
        tell(open -> open.changes(target));
    }

    @Override
    public void happened(Target target, AttachEvent event) {
        tell(open -> open.happened(target, event));
    }

    @Override
    public void waits(Target target, String waitingFor) {
        tell(open -> open.waits(target, waitingFor));
    }

    @Override
    public void stands(Target target, AttachOutcome unfinished) {
        tell(open -> open.stands(target, unfinished));
    }

    @Override
    public void ended(Target target, AttachOutcome outcome) {
        tell(open -> open.ended(target, outcome));
    }
}
