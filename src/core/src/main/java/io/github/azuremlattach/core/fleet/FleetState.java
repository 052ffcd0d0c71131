package io.github.azuremlattach.core.fleet;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.ReportJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a fleet must not forget.
 *
 * @param version the version of this form
 * @param open whether changes may be made, since the plans are there
 * @param ended the targets that have finished, by their computes' ids
 * @param underWay the checkpoints of those that are under way
 * @param waiting since when, in milliseconds of the epoch, those of them wait for their turn that have a plan
 */
record FleetState(
        int version,
        boolean open,
        Map<String, AttachOutcome> ended,
        Map<String, String> underWay,
        Map<String, Long> waiting) {
    private static final int VERSION = 3;
    private static final String WHAT = "state of a fleet";

    /** What every version has. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    private static final class Header {
        private int version;
        private Map<String, String> underWay = Map.of();
    }

    /** What version 2 has besides. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    private static final class Ended {
        private Map<String, AttachOutcome> ended = Map.of();
    }

    static FleetState of(List<TargetRun> targets, PlanGate gate) {
        FleetState state = new FleetState(
                VERSION, gate.isOpen(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (TargetRun target : targets) {
            synchronized (target) {
                String id = id(target);
                target.ended().ifPresent(outcome -> state.ended.put(id, outcome));
                target.checkpoint().ifPresent(checkpoint -> state.underWay.put(id, checkpoint.text()));
                target.waitingSince().ifPresent(since -> state.waiting.put(id, since));
            }
        }
        return state;
    }

    /**
     * Reads a state. Of version 1 only the checkpoints count; what had finished is looked at anew, which does no harm.
     * Before version 3 nobody waited for the plans of others.
     *
     * @throws IllegalArgumentException when it is none
     */
    static FleetState parse(String text) {
        Header header = ReportJson.read(text, Header.class, WHAT);
        if (header.version > VERSION) {
            throw new IllegalArgumentException("this fleet was saved by a later version of this product");
        }
        if (header.version == VERSION) {
            return ReportJson.read(text, FleetState.class, WHAT);
        }
        Map<String, AttachOutcome> ended =
                header.version == 2 ? ReportJson.read(text, Ended.class, WHAT).ended : Map.of();
        return new FleetState(VERSION, true, ended, header.underWay, Map.of());
    }

    void into(List<TargetRun> targets, PlanGate gate) {
        if (open) {
            gate.open();
        }
        for (TargetRun target : targets) {
            String id = id(target);
            AttachOutcome outcome = ended.get(id);
            String checkpoint = underWay.get(id);
            if (outcome != null) {
                target.end(outcome);
            } else if (checkpoint != null) {
                target.resume(new Checkpoint(checkpoint), Optional.ofNullable(waiting.get(id)), open);
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
