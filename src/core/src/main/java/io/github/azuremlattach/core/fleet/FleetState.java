package io.github.azuremlattach.core.fleet;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.ReportJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a fleet must not forget.
 *
 * @param version the version of this form
 * @param ended the targets that have finished, by their computes' ids
 * @param underWay the checkpoints of those that are under way
 */
record FleetState(int version, Map<String, AttachOutcome> ended, Map<String, String> underWay) {
    private static final int VERSION = 2;
    private static final String WHAT = "state of a fleet";

    /** What every version has. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    private static final class Header {
        private int version;
        private Map<String, String> underWay = Map.of();
    }

    static FleetState of(List<TargetRun> targets) {
        FleetState state = new FleetState(VERSION, new LinkedHashMap<>(), new LinkedHashMap<>());
        for (TargetRun target : targets) {
            target.ended().ifPresent(outcome -> state.ended.put(id(target), outcome));
            target.checkpoint().ifPresent(checkpoint -> state.underWay.put(id(target), checkpoint.text()));
        }
        return state;
    }

    /**
     * Reads a state. Of version 1 only the checkpoints count; what had finished is looked at anew, which does no harm.
     *
     * @throws IllegalArgumentException when it is none
     */
    static FleetState parse(String text) {
        Header header = ReportJson.read(text, Header.class, WHAT);
        if (header.version > VERSION) {
            throw new IllegalArgumentException("this fleet was saved by a later version of this product");
        }
        return header.version < VERSION
                ? new FleetState(VERSION, Map.of(), header.underWay)
                : ReportJson.read(text, FleetState.class, WHAT);
    }

    void into(List<TargetRun> targets) {
        for (TargetRun target : targets) {
            AttachOutcome outcome = ended.get(id(target));
            String checkpoint = underWay.get(id(target));
            if (outcome != null) {
                target.end(outcome);
            } else if (checkpoint != null) {
                target.resume(new Checkpoint(checkpoint));
            }
        }
    }

    String text() {
        return ReportJson.line(this);
    }

    private static String id(TargetRun target) {
        return target.target().request().computeId().toString().toLowerCase(Locale.ROOT);
    }
}
