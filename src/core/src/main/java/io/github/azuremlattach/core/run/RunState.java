package io.github.azuremlattach.core.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azuremlattach.core.Checkpoint;
import io.github.azuremlattach.core.plan.Action;
import java.util.ArrayList;
import java.util.List;

/** All that a run knows and must not forget; times are milliseconds of the epoch. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class RunState {
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    StageName stage = StageName.LOOK;
    long started;
    long entered;
    long deadline;
    long looked;
    long nextLook;
    long nextGrant;
    long firstGrant;
    long lastNews;
    int attempt;
    int looks;
    Action action = Action.NOTHING;
    boolean decided;
    boolean finished;
    boolean changed;
    String provisioningState = "";
    String principalId = "";
    List<String> granted = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    List<String> operationErrors = new ArrayList<>();
    List<Lap> laps = new ArrayList<>();

    /** A stage that has been left. */
    record Lap(String stage, long start, long end) {}

    static RunState begin(long now, long timeout) {
        RunState state = new RunState();
        state.started = now;
        state.entered = now;
        state.lastNews = now;
        state.deadline = now + timeout;
        return state;
    }

    static RunState parse(Checkpoint checkpoint) {
        try {
            return JSON.readValue(checkpoint.text(), RunState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no checkpoint of this product", e);
        }
    }

    Checkpoint save() {
        try {
            return new Checkpoint(JSON.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run's state is always writable", e);
        }
    }

    void enter(StageName next, long now) {
        laps.add(new Lap(stage.label(), entered, now));
        stage = next;
        entered = now;
        attempt = 0;
        looks = 0;
    }
}
