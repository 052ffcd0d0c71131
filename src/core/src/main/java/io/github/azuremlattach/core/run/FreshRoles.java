package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.result.Advice;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.settings.Parameter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Roles that this run granted to the workspace's identity need a while until they count. Until then Azure refuses the
 * attach, or lets it end Failed, with the words of a missing role: that is waited out.
 *
 * <p>Source: Troubleshoot Azure RBAC, "role assignment changes are not being detected": up to 10 minutes,
 * learn.microsoft.com.
 */
final class FreshRoles {
    private static final Duration EFFECT = Duration.ofMinutes(10);
    /** How long what failed is left before it is tried again. */
    static final Duration RETRY = Duration.ofMinutes(1);

    static final String ATTACHED_AGAIN =
            "The roles are new; Azure may need up to 10 minutes, so the compute is attached again";

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MIN_TRIES = 3;
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    private static final String ROLE_CHECK = "role check failed";

    /** How the lack of a role of the table shows (Attach a Kubernetes cluster, learn.microsoft.com). */
    private static final List<String> WORDS =
            List.of(ROLE_CHECK, "extension not installed", "internal server error", "internalservererror");

    private final RunContext context;

    FreshRoles(RunContext context) {
        this.context = context;
    }

    /** Whether a refusal may come from roles that do not count yet. */
    boolean mayExplain(ArmException e, StepState step) {
        return e.status() == 400 && saysOneOf(WORDS, e.error().lines()) && (areNew() || isYoungRun(step.looks));
    }

    /** Whether the failure of a compute may come from roles that do not count yet. */
    boolean mayExplain(List<String> lines) {
        return saysOneOf(WORDS, lines) && (areNew() || isYoungRun(context.state().retries));
    }

    /** What to do when the failure of a compute may come from roles that do not count yet. */
    Optional<Advice> advice(List<String> lines) {
        return mayExplain(lines)
                ? Optional.of(new Advice(
                        "A role of the workspace's identity is new; Azure may need up to 10 minutes until it counts.",
                        "Run again in 10 minutes, with "
                                + context.request().name(Parameter.ON_DIFFERENCE)
                                + " set to replace.",
                        List.of(),
                        "https://learn.microsoft.com/azure/role-based-access-control/troubleshooting"))
                : Optional.empty();
    }

    /** Whether a role of the workspace's identity is younger than Azure needs. */
    boolean areNew() {
        return isNew(context.state().rolesGrantedAt);
    }

    /**
     * Whether a job may have failed since roles of the compute's identity do not count yet.
     *
     * @param tries how many jobs failed so before
     */
    boolean mayExplainFailedJob(int tries) {
        return isNew(context.state().computeRolesGrantedAt)
                || (context.state().grantedComputeRoles && tries < MIN_TRIES);
    }

    private boolean isNew(long grantedAt) {
        return grantedAt > 0 && context.now() - grantedAt < EFFECT.toMillis();
    }

    /** A clock that jumps ahead makes roles of this run no older: it is tried a few times whatever the clock says. */
    private boolean isYoungRun(int tries) {
        return context.state().grantedRoles && tries < MIN_TRIES;
    }

    /** Whether Azure refused an attach for want of a role of the table, by its own word. */
    static boolean isRoleCheck(ArmException e) {
        return e.status() == 400 && saysOneOf(List.of(ROLE_CHECK), e.error().lines());
    }

    private static boolean saysOneOf(List<String> words, List<String> lines) {
        String text = String.join("\n", lines).toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(text::contains);
    }

    /** The caller's own permission is there by Azure's word, and yet a write is refused: it may be new. */
    boolean mayExplainRefusalOfCaller(ArmException e, StepState step) {
        if (!e.isForbidden() || !e.error().has("AuthorizationFailed") || !permissionsWereSeen()) {
            return false;
        }
        step.since = step.since == 0 ? context.now() : step.since;
        return context.now() - step.since < EFFECT.toMillis();
    }

    private boolean permissionsWereSeen() {
        return context.state().checks.stream().anyMatch(check -> check.code().equals("permissions-held"));
    }

    /** Says so, and waits. */
    StepResult wait(StepState step) {
        Duration pause = pause(step);
        if (step.looks++ == 0) {
            context.tell(new AttachEvent.Retrying("The roles are new; Azure may need up to 10 minutes", pause));
        }
        return new StepResult.Wait(pause);
    }

    private static Duration pause(StepState step) {
        return Schedule.min(PAUSE.multipliedBy(1L << Math.min(step.looks, 5)), MAX_PAUSE);
    }
}
