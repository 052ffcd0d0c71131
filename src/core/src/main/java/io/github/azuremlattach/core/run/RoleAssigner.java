package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.plan.RoleNeed;
import io.github.azuremlattach.core.result.AttachEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * RoleAssigner roles. A principal that has just been made is unknown to Azure's directory for a while: that is waited for.
 *
 * <p>Source: Troubleshoot Azure RBAC, PrincipalNotFound, learn.microsoft.com.
 */
final class RoleAssigner {
    private static final Duration REPLICATION = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Run run;

    RoleAssigner(Run run) {
        this.run = run;
    }

    /**
     * RoleAssigner each role that has not been granted yet.
     *
     * @return how long to wait before the next try; empty when all are granted
     */
    Optional<Duration> grant(List<RoleNeed> needs) {
        for (RoleNeed need : pending(needs)) {
            if (!granted(need)) {
                return Optional.of(wait(need));
            }
            run.state().granted.add(key(need));
        }
        run.state().firstGrant = 0;
        return Optional.empty();
    }

    /** The needs that this run has not met yet. */
    List<RoleNeed> pending(List<RoleNeed> needs) {
        return needs.stream()
                .filter(need -> !run.state().granted.contains(key(need)))
                .toList();
    }

    /** The needs of a principal that has come to be. */
    static List<RoleNeed> of(List<RoleNeed> needs, String principal) {
        return needs.stream()
                .map(need -> need.principalId().isEmpty() ? need.of(principal) : need)
                .toList();
    }

    private static String key(RoleNeed need) {
        return need.roleId() + "@" + need.scope() + "@" + need.principalId();
    }

    /** RoleAssigner a role; when runs side by side need the same, one of them does it. */
    private boolean granted(RoleNeed need) {
        AtomicBoolean mine = new AtomicBoolean();
        try {
            boolean isNew = run.commons().once("grant " + key(need), () -> {
                mine.set(true);
                return run.azure().roleAssignments().grant(need.scope(), need.roleId(), need.principalId());
            });
            if (mine.get() && (isNew || mayBeOurs(need))) {
                run.changed("Granted " + need);
            }
            return true;
        } catch (ArmException e) {
            if (e.error().has("PrincipalNotFound") && !givenUp()) {
                return false;
            }
            if (e.isForbidden() && need.effective()) {
                run.warn("The " + need + " could not be granted, but other roles allow the same.");
                return true;
            }
            throw e;
        }
    }

    /** An assignment that was missing and is there after a reply was lost. */
    private boolean mayBeOurs(RoleNeed need) {
        return run.state().attempt > 0 && need.held().seen().isPresent();
    }

    private boolean givenUp() {
        return run.state().firstGrant > 0 && run.now() - run.state().firstGrant >= REPLICATION.toMillis();
    }

    private Duration wait(RoleNeed need) {
        if (run.state().firstGrant == 0) {
            run.state().firstGrant = run.now();
            run.tell(
                    new AttachEvent.Retrying("The principal of " + need.who() + " is not known everywhere yet", PAUSE));
        }
        Duration waited = Duration.ofMillis(run.now() - run.state().firstGrant);
        return Schedule.min(PAUSE.plus(waited.dividedBy(4)), Duration.ofSeconds(20));
    }
}
