package io.github.azuremlattach.core.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azuremlattach.core.plan.Action;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.StrictJson;
import java.util.ArrayList;
import java.util.List;

/** All that a run knows and must not forget; times are milliseconds of the epoch. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class RunState {
    private static final ObjectMapper JSON = new ObjectMapper();

    StageName stage = StageName.LOOK;
    long started;
    long seen;
    long entered;
    long deadline;
    long nextLook;
    long nextGrant;
    long firstGrant;
    long lastNews;
    int attempt;
    int looks;
    Action action = Action.NOTHING;
    boolean createNamespace;
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
        state.seen = now;
        state.entered = now;
        state.lastNews = now;
        state.deadline = now + timeout;
        return state;
    }

    static RunState parse(Checkpoint checkpoint) {
        RunState state = StrictJson.read(checkpoint.text(), RunState.class, "checkpoint of this product");
        if (state.attempt < 0 || state.looks < 0) {
            throw new IllegalArgumentException("this is no checkpoint of this product");
        }
        return state;
    }

    Checkpoint save() {
        try {
            return new Checkpoint(JSON.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run's state is always writable", e);
        }
    }

    /**
     * CachedReads at the clock. When it has been put back since the last look, every time that is kept is put back with it, so
     * that no pause and no deadline grows by the difference.
     *
     * @return whether it has been put back
     */
    boolean reckon(long now) {
        long back = seen - now;
        seen = now;
        if (back <= 0) {
            return false;
        }
        started -= back;
        entered -= back;
        deadline -= back;
        nextLook -= back;
        nextGrant -= nextGrant == 0 ? 0 : back;
        firstGrant -= firstGrant == 0 ? 0 : back;
        lastNews -= back;
        laps.replaceAll(lap -> new Lap(lap.stage(), lap.start() - back, lap.end() - back));
        return true;
    }

    void enter(StageName next, long now) {
        laps.add(new Lap(stage.label(), entered, now));
        stage = next;
        entered = now;
        attempt = 0;
        looks = 0;
    }
}
