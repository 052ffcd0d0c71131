package io.github.azuremlattach.core.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.StrictJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a fleet must not forget.
 *
 * @param ended the targets that have come to their end, by their computes' ids
 * @param underWay the checkpoints of those that are under way
 */
record FleetState(Map<String, TargetReport> ended, Map<String, String> underWay) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static FleetState of(List<TargetRun> lanes) {
        FleetState state = new FleetState(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (TargetRun lane : lanes) {
            lane.ended().ifPresent(report -> state.ended.put(id(lane), report));
            lane.checkpoint().ifPresent(checkpoint -> state.underWay.put(id(lane), checkpoint.text()));
        }
        return state;
    }

    static FleetState parse(String text) {
        return StrictJson.read(text, FleetState.class, "state of a fleet");
    }

    void into(List<TargetRun> lanes) {
        for (TargetRun lane : lanes) {
            TargetReport report = ended.get(id(lane));
            String checkpoint = underWay.get(id(lane));
            if (report != null) {
                lane.end(report);
            } else if (checkpoint != null) {
                lane.resume(new Checkpoint(checkpoint));
            }
        }
    }

    String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a fleet's state is always writable", e);
        }
    }

    private static String id(TargetRun lane) {
        return lane.target().request().computeId().toString().toLowerCase(Locale.ROOT);
    }
}
