package io.github.azuremlattach.core.run;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.azuremlattach.core.result.AttachPlan;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Holder;
import io.github.azuremlattach.core.result.ReportJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that a run knows and must not forget: the checkpoint. Facts and codes, no sentences of this product, no client, no
 * token, no signed address. Times are milliseconds of the epoch.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
final class RunState implements Cloneable {
    static final int VERSION = 2;

    @JsonInclude(JsonInclude.Include.ALWAYS)
    int version = VERSION;

    String request = "";

    @JsonInclude(JsonInclude.Include.ALWAYS)
    Stage stage = Stage.LOOK;

    long started;
    long seen;
    long entered;
    long deadline;
    long lastNews;
    long lastLook;

    /** Whether what Azure was doing was looked at once more after the end of the time. */
    boolean hadLastLook;

    long replannedAt;

    /** When a role of the workspace's identity was last granted, by whomever; 0 when none is known. */
    long rolesGrantedAt;

    /** Whether that was in this run. */
    boolean grantedRoles;

    /** When a role of the compute's identity was last granted, by whomever; 0 when none is known. */
    long computeRolesGrantedAt;

    /** Whether that was in this run. */
    boolean grantedComputeRoles;

    /** How often a compute that failed for want of a role that was new is attached again. */
    int retries;

    /** Whether the workspace's identity has some of its roles only by wider ones, which Azure may not accept. */
    boolean widerRoles;

    /** Whether Azure did not accept them, so that wider roles no longer count. */
    boolean exactRoles;

    int attempt;

    /** How often a token was refused since something was last done; other trouble does not count. */
    int unauthorized;

    int replans;

    /** Since when nothing of Azure has answered; 0 while it does. */
    long silentSince;

    /** Whether something was changed before this plan was made, by a version that did not say what. */
    boolean changedEarlier;

    /** Whether commands in the cluster run as the caller, since it is integrated with Microsoft Entra ID. */
    boolean entra;

    NamespaceFact namespace = NamespaceFact.NOT_LOOKED_UP;

    /** What the cluster said of the extension inside it. */
    HealthFact health = HealthFact.NOT_ASKED;

    /** Which instance types the cluster has, of those that are asked for. */
    InstanceTypesFact instanceTypes = InstanceTypesFact.NOT_ASKED;

    /** When the cluster was asked how the extension is; 0 when it was not. */
    long healthAsked;

    @Nullable
    AttachPlan plan;

    List<CheckFact> checks = new ArrayList<>();
    List<StepState> steps = new ArrayList<>();

    /** What became of the changes of earlier plans. */
    List<ChangeResult> earlier = new ArrayList<>();

    /** What went wrong last and was tried again; empty when nothing did. */
    String trouble = "";

    String provisioningState = "";
    String principalId = "";

    /** What Azure said of operations that ended Failed. */
    List<String> operationErrors = new ArrayList<>();

    List<Lap> laps = new ArrayList<>();

    /**
     * What a check found.
     *
     * @param code the finding's code
     * @param facts what was seen
     */
    record CheckFact(String code, Map<String, String> facts) {}

    /** A stage that has been left; it began where the one before it ended, or with the run. */
    record Lap(Stage stage, long end) {}

    static RunState begin(long now, long timeout) {
        RunState state = new RunState();
        state.started = now;
        state.seen = now;
        state.entered = now;
        state.lastNews = now;
        state.deadline = now + timeout;
        return state;
    }

    /** That nothing was changed, where that is true; a run that decides anew may have changed something before. */
    String butNothingChanged() {
        return earlier.stream().anyMatch(ChangeResult::changed) ? "" : "; nothing was changed";
    }

    /**
     * The checkpoint of this moment; what happens to this state later does not change it.
     *
     * @param fingerprint names the request
     */
    Checkpoint save(Supplier<String> fingerprint) {
        RunState copy = copy();
        return Checkpoint.written(() -> copy.text(fingerprint.get()));
    }

    private String text(String fingerprint) {
        request = fingerprint;
        try {
            return RepeatedTexts.shorten(ReportJson.line(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run's state is always writable", e);
        }
    }

    /** The same state, sharing nothing that can change. */
    RunState copy() {
        try {
            RunState copy = (RunState) clone();
            copy.checks = new ArrayList<>(checks);
            copy.steps = new ArrayList<>(steps.stream().map(StepState::copy).toList());
            copy.earlier = new ArrayList<>(earlier);
            copy.operationErrors = new ArrayList<>(operationErrors);
            copy.laps = new ArrayList<>(laps);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("a run's state can be copied", e);
        }
    }

    /** The state of a step, which is made when first asked for. */
    StepState step(String id) {
        return steps.stream().filter(step -> step.id.equals(id)).findFirst().orElseGet(() -> {
            StepState fresh = new StepState();
            fresh.id = id;
            steps.add(fresh);
            return fresh;
        });
    }

    /** The plan, once there is one. */
    AttachPlan plan() {
        AttachPlan decided = plan;
        if (decided == null) {
            throw new IllegalStateException("nothing has been decided yet");
        }
        return decided;
    }

    /** Something of Azure has answered. */
    void answered() {
        attempt = 0;
        unauthorized = 0;
        silentSince = 0;
    }

    /**
     * Looks at the clock. When it has been put back since the last look, every time that is kept is put back with it, so
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
        postpone(-back);
        lastLook -= lastLook == 0 ? 0 : back;
        replannedAt -= replannedAt == 0 ? 0 : back;
        silentSince -= silentSince == 0 ? 0 : back;
        healthAsked -= healthAsked == 0 ? 0 : back;
        rolesGrantedAt -= rolesGrantedAt == 0 ? 0 : back;
        computeRolesGrantedAt -= computeRolesGrantedAt == 0 ? 0 : back;
        return true;
    }

    /** Keeps when a role was granted, in epoch milliseconds; the newest counts. */
    void granted(Holder holder, long at) {
        if (holder == Holder.WORKSPACE) {
            rolesGrantedAt = Math.max(rolesGrantedAt, at);
        } else {
            computeRolesGrantedAt = Math.max(computeRolesGrantedAt, at);
        }
    }

    /** Moves what counts from the start of the run, or towards its end, by so many milliseconds. */
    void postpone(long by) {
        started += by;
        entered += by;
        deadline += by;
        lastNews += by;
        steps.forEach(step -> step.putBack(-by));
        laps.replaceAll(lap -> new Lap(lap.stage(), lap.end() + by));
    }

    void enter(Stage next, long now) {
        if (next != stage) {
            laps.add(new Lap(stage, now));
            stage = next;
            entered = now;
        }
        attempt = 0;
    }
}
