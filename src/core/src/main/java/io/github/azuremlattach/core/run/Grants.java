package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.AttachEvent;
import io.github.azuremlattach.core.azure.ArmException;
import io.github.azuremlattach.core.plan.RoleNeed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Grants roles. A principal that has just been made is unknown to Azure's directory for a while: that is waited for.
 *
 * <p>Source: Troubleshoot Azure RBAC, PrincipalNotFound, learn.microsoft.com.
 */
final class Grants {
    private static final Duration REPLICATION = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Run run;

    Grants(Run run) {
        this.run = run;
    }

    /**
     * Grants each role that has not been granted yet.
     *
     * @return how long to wait before the next try; empty when all are granted
     */
    Optional<Duration> grant(List<RoleNeed> needs) {
        for (RoleNeed need : needs) {
            String key = need.roleId() + "@" + need.scope() + "@" + need.principalId();
            if (!run.state().granted.contains(key) && !granted(need)) {
                return Optional.of(wait(need));
            }
            if (!run.state().granted.contains(key)) {
                run.state().granted.add(key);
            }
        }
        run.state().firstGrant = 0;
        return Optional.empty();
    }

    private boolean granted(RoleNeed need) {
        try {
            if (run.azure().roleAssignments().grant(need.scope(), need.roleId(), need.principalId())) {
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
