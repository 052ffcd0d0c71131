package io.github.azuremlattach.core.faults;

import static io.github.azuremlattach.core.faults.Trouble.CLOCK_AHEAD_BEYOND_THE_TIMEOUT;

import io.github.azuremlattach.core.result.AttachOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a run must come to, whatever befalls it: said here, and nowhere else, for every cell of the matrices.
 *
 * <p>One trouble passes: the run attaches. Trouble that lasts ends it with a reason. In either case what it says is true,
 * and nothing is done twice that Azure would not take for once.
 */
final class Rule {
    private static final Duration TIMEOUT = Duration.ofMinutes(60);

    private final List<String> broken = new ArrayList<>();

    private Rule() {}

    /** Which parts of the rule a single trouble broke. */
    static List<String> afterOne(Trouble trouble, Evidence evidence) {
        Rule rule = new Rule();
        boolean attached = evidence.outcome.succeeded();
        if (trouble == CLOCK_AHEAD_BEYOND_THE_TIMEOUT) {
            rule.must(attached || evidence.outcome.exitCode() == 5, "attached in time, or exit code 5");
        } else {
            rule.must(attached, "one trouble passes: attached");
            rule.must(
                    evidence.rolesSeenTo().equals(evidence.rolesAsked()), "one trouble passes: every role is seen to");
        }
        long fallen = trouble.fault.isEmpty() ? 0 : 1;
        rule.must(evidence.faults() == fallen, "the fault falls once, not " + evidence.faults() + " times");
        rule.reported(evidence);
        rule.always(evidence);
        return rule.broken;
    }

    /** Which parts of the rule lasting trouble broke. */
    static List<String> afterLasting(Evidence evidence) {
        Rule rule = new Rule();
        rule.must(
                evidence.outcome.succeeded() || Set.of(1, 5).contains(evidence.outcome.exitCode()),
                "attached all the same, or exit code 1 or 5");
        rule.must(evidence.faults() > 0, "the fault falls");
        rule.reported(evidence);
        rule.always(evidence);
        return rule.broken;
    }

    /** Which parts of the rule a run broke that had to converge. */
    static List<String> converged(Evidence evidence) {
        Rule rule = new Rule();
        rule.must(evidence.outcome.succeeded(), "it converges");
        rule.always(evidence);
        return rule.broken;
    }

    /** Which parts of the rule a run broke that had nothing left to do. */
    static List<String> unchanged(Evidence evidence) {
        Rule rule = new Rule();
        rule.must(evidence.outcome.kind() == AttachOutcome.Kind.UNCHANGED, "it has nothing left to do");
        rule.attached(evidence);
        rule.reasoned(evidence);
        rule.clean(evidence);
        return rule.broken;
    }

    /** Which parts of the rule a run broke that somebody else interfered with. */
    static List<String> afterIntrusion(Intrusion intrusion, boolean seen, Evidence evidence) {
        Rule rule = new Rule();
        if (intrusion == Intrusion.SAME_ATTACH || intrusion == Intrusion.NAMESPACE_DELETED) {
            rule.must(evidence.outcome.succeeded(), "this keeps nobody from attaching");
        }
        if (evidence.outcome.succeeded()) {
            rule.must(!seen || evidence.computeIsAsAsked(), "the compute is Succeeded and as asked for");
        }
        rule.reasoned(evidence);
        rule.clean(evidence);
        return rule.broken;
    }

    /** Which parts of the rule a run broke that was made after an interference: it repairs, or says what is different. */
    static List<String> afterRepair(Evidence evidence) {
        Rule rule = new Rule();
        AttachOutcome outcome = evidence.outcome;
        if (outcome.exitCode() == 4) {
            rule.must(evidence.hasCompute() && !evidence.computeIsAsAsked(), "what it calls different is different");
        } else {
            rule.must(outcome.succeeded(), "it repairs");
            rule.attached(evidence);
            rule.must(evidence.roles().containsAll(evidence.rolesAsked()), "each role: " + evidence.roles());
        }
        rule.reasoned(evidence);
        rule.clean(evidence);
        return rule.broken;
    }

    /** Which parts of the rule a run broke that is no attach, whatever befell it. */
    static List<String> otherUse(Evidence evidence) {
        Rule rule = new Rule();
        rule.must(evidence.removals() <= 1, "the extension is removed once, not " + evidence.removals() + " times");
        rule.reported(evidence);
        rule.reasoned(evidence);
        rule.clean(evidence);
        return rule.broken;
    }

    private void always(Evidence evidence) {
        if (evidence.outcome.succeeded()) {
            attached(evidence);
            must(evidence.roles().equals(evidence.rolesSeenTo()), "each role once: " + evidence.roles());
        }
        once(evidence);
        reasoned(evidence);
        clean(evidence);
    }

    /** "Attached" means all of this. */
    private void attached(Evidence evidence) {
        must(evidence.computeIsAsAsked(), "the compute is Succeeded and as asked for");
        must(evidence.outcomeNamesTheCompute(), "the outcome names the compute's state and principal");
        must(evidence.namespaceIsThere(), "the namespace is there");
        Proof proof = evidence.proof();
        must(proof.claimed() == evidence.asked.jobs(), "each job is completed, not " + proof.claimed());
    }

    /**
     * Compute_CreateOrUpdate starts provisioning anew each time, so a PUT that Azure carried out is never repeated; nor is
     * a detach. A role assignment has a name made of what it grants, and a namespace is a name: these are one thing
     * however often they are written. Only a compute that failed because a role was too new is detached and put again.
     */
    private void once(Evidence evidence) {
        long detaches = evidence.asked == Asked.REPLACE ? 1 : 0;
        long again = evidence.carriedOut("DELETE") - detaches;
        boolean needsRoles = evidence.asked.workspace.endsWith("/ml-uai");
        must(again <= (needsRoles ? 1 : 0), "detached " + evidence.carriedOut("DELETE") + " times");
        must(
                evidence.carriedOut("PUT") <= 1 + Math.max(0, again),
                "the compute is put once, not " + evidence.carriedOut("PUT") + " times");
    }

    private void reported(Evidence evidence) {
        must(evidence.unreported().isEmpty(), "unreported: " + evidence.unreported());
    }

    private void reasoned(Evidence evidence) {
        AttachOutcome outcome = evidence.outcome;
        must(
                outcome.succeeded()
                        || outcome.failure().filter(f -> !f.summary().isBlank()).isPresent(),
                "a failure has a reason");
        must(!outcome.toJson().contains("java.") && !outcome.toJson().contains("\\tat "), "no stack trace");
    }

    private void clean(Evidence evidence) {
        must(evidence.roles().stream().distinct().count() == evidence.roles().size(), "no role twice");
        must(evidence.stayedAtHome(), "no request to a foreign host");
        must(evidence.waited.compareTo(TIMEOUT) <= 0, "it waits no longer than its timeout: " + evidence.waited);
        must(!evidence.emulatorBroke(), "the emulator is sound");
        Proof proof = evidence.proof();
        must(proof.untrue().isEmpty(), "what it calls completed is completed: " + proof.untrue());
        must(proof.leftRunning().isEmpty(), "no job is left running: " + proof.leftRunning());
    }

    private void must(boolean holds, String what) {
        if (!holds) {
            broken.add(what);
        }
    }
}
