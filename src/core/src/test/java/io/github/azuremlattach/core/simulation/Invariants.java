package io.github.azuremlattach.core.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.result.AttachFailure;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import io.github.azuremlattach.core.simulation.SimulatedLine.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is true of every run in every world, in its middle, at its end, and after all of them. */
final class Invariants {
    private final Simulation simulation;
    private final World world;
    private final List<SimulatedRun> runs;
    private final List<String> untrue = new ArrayList<>();

    Invariants(Simulation simulation, List<SimulatedRun> runs) {
        this.simulation = simulation;
        this.world = simulation.world();
        this.runs = runs;
    }

    /** Whoever stops here is told the truth, and the checkpoint holds no token. */
    List<String> inTheMiddleOf(SimulatedRun run) {
        untrue.clear();
        must(!run.checkpoint().contains("eyJ"), "a checkpoint holds no token");
        if (!run.hasCrashed()) {
            AttachOutcome stopped = run.unfinished();
            must(!isKnownToChange(run) || stopped.changed(), "stopped now, it says what it changed");
            must(!stopped.changed() || isChanging(run), "stopped now, it claims no change that it did not make");
        }
        return List.copyOf(untrue);
    }

    /** A run has its verdict. */
    List<String> atTheEndOf(SimulatedRun run) {
        untrue.clear();
        AttachOutcome outcome = run.outcome();
        must(outcome.kind() != Kind.UNFINISHED && outcome.kind() != Kind.SKIPPED, "it has a verdict");
        must(
                run.waited().compareTo(timeout(run).plus(simulation.lostByJumps())) <= 0,
                "it waits no longer than its timeout");
        outcome.failure().ifPresent(failure -> failed(run, failure));
        String text = outcome.toJson();
        must(!text.contains("java.") && !text.contains("\\tat ") && !text.contains("eyJ"), "no trace, no token");
        if (run.mode().equals("plan") || run.mode().equals("check")) {
            must(run.line.writes().stream().noneMatch(Invariants::isReal), "a run that only looks writes nothing");
        }
        if (!run.hasCrashed()) {
            must(!isKnownToChange(run) || outcome.changed(), "it says that it changed something");
            must(!outcome.changed() || isChanging(run), "it claims no change that it did not make");
        }
        if (outcome.succeeded() && runs.size() == 1) {
            succeeded(run, outcome);
        }
        boolean mustSucceed = runs.size() == 1
                && world.isHealthy()
                && world.isCalm()
                && run.mode().equals("apply")
                && world.is(Trait.FOUND, "nothing")
                && world.is(Trait.TIMEOUT, "60m");
        must(!mustSucceed || outcome.succeeded(), "nothing keeps it from attaching");
        return List.copyOf(untrue);
    }

    private static Duration timeout(SimulatedRun run) {
        return Duration.parse("PT" + run.settings.get("timeout").toUpperCase(Locale.ROOT));
    }

    private void failed(SimulatedRun run, AttachFailure failure) {
        must(failure.kind() != AttachFailure.Kind.INTERNAL, "no fault of the program: " + failure.details());
        must(!failure.summary().isBlank(), "a failure has a reason");
        String words = (failure.summary() + " " + failure.details()).toLowerCase(Locale.ROOT);
        if (!run.hasCrashed()) {
            must(
                    !words.contains("nothing was changed") || !isKnownToChange(run),
                    "it says that nothing was changed only where that is so");
        }
        if (failure.kind() == AttachFailure.Kind.TIMED_OUT && runs.size() == 1) {
            JsonNode compute = simulation.compute();
            must(
                    !words.contains("has not been attached again") || compute.isMissingNode(),
                    "what it calls detached is detached");
            must(
                    !words.contains("accepted the attach and continues") || !compute.isMissingNode(),
                    "what it says Azure continues is there");
        }
        if (failure.kind() == AttachFailure.Kind.COMPUTE_FAILED && runs.size() == 1) {
            must(!state(simulation.compute()).equals("Succeeded"), "a compute that it calls failed has not succeeded");
        }
    }

    private void succeeded(SimulatedRun run, AttachOutcome outcome) {
        JsonNode compute = simulation.compute();
        switch (outcome.kind()) {
            case ATTACHED, REPLACED -> {
                asAsked(compute);
                named(outcome, compute);
            }
            case UPDATED, UNCHANGED -> {
                if (run.mode().equals("apply") && !world.is(Trait.ON_DIFFERENCE, "keep")) {
                    asAsked(compute);
                    named(outcome, compute);
                }
            }
            case DETACHED -> must(compute.isMissingNode(), "what it detached is gone");
            default -> {}
        }
        if (run.mode().equals("apply") && !world.is(Trait.IDENTITY, "None") && !world.is(Trait.ON_DIFFERENCE, "keep")) {
            String principal = principal(compute);
            long wanted = world.get(Trait.ROLES).lines().count();
            long granted = simulation.newRoles().stream()
                    .filter(role -> role.endsWith(" : " + principal))
                    .count();
            must(granted == wanted, "the compute has the roles asked for: " + granted + " of " + wanted);
        }
        if (world.is(Trait.WORKSPACE, "ml-prod") && world.get(Trait.ROLES).isEmpty()) {
            must(simulation.newRoles().isEmpty(), "it grants nothing that nobody asked for");
        }
    }

    private void asAsked(JsonNode compute) {
        JsonNode properties = compute.path("properties");
        must(state(compute).equals("Succeeded"), "the compute is Succeeded");
        must(
                properties.path("resourceId").asText().equalsIgnoreCase(world.clusterId())
                        && properties.at("/properties/namespace").asText().equals(world.get(Trait.NAMESPACE))
                        && compute.at("/identity/type").asText("None").equals(world.get(Trait.IDENTITY)),
                "the compute is as asked for");
    }

    private void named(AttachOutcome outcome, JsonNode compute) {
        must(outcome.provisioningState().equals(state(compute)), "it names the state that the compute has");
        must(outcome.principalId().equals(principal(compute)), "it names the principal that the compute has");
    }

    /** Nothing was done twice, over another, or to the cluster. */
    List<String> afterAll() {
        untrue.clear();
        List<Write> all =
                runs.stream().flatMap(run -> run.line.everWritten().stream()).toList();
        List<Write> compute = all.stream().filter(Write::isOfCompute).toList();
        long puts = compute.stream().filter(one -> one.method().equals("PUT")).count();
        long detaches =
                compute.stream().filter(one -> one.method().equals("DELETE")).count();
        must(puts <= 1 + detaches, "the compute is put once, not " + puts + " times after " + detaches + " detaches");
        must(
                compute.stream().filter(one -> one.method().equals("DELETE")).allMatch(one -> one.query()
                        .contains("underlyingResourceAction=Detach")),
                "a cluster is never deleted");
        must(
                compute.stream()
                        .filter(one -> one.method().equals("PUT") && !one.over().isEmpty())
                        .allMatch(one -> one.body().contains("\"namespace\":\"" + one.over() + "\"")),
                "no compute of another namespace is overwritten");
        List<String> roles = simulation.newRoles();
        must(roles.stream().distinct().count() == roles.size(), "no role twice");
        return List.copyOf(untrue);
    }

    /** The run that repairs attaches what was asked for. */
    List<String> ofRepair(SimulatedRun run) {
        untrue.clear();
        must(run.outcome().succeeded(), "an undisturbed run repairs what is left: " + reason(run));
        if (run.outcome().succeeded()) {
            asAsked(simulation.compute());
            named(run.outcome(), simulation.compute());
        }
        return List.copyOf(untrue);
    }

    private static String reason(SimulatedRun run) {
        return run.outcome().failure().map(AttachFailure::summary).orElse("");
    }

    /** Whether it changed something, and Azure's answer came through. */
    private static boolean isKnownToChange(SimulatedRun run) {
        return run.line.writes().stream().anyMatch(write -> isReal(write) && write.changes() && !write.lost());
    }

    /** Whether it may have changed something. */
    private static boolean isChanging(SimulatedRun run) {
        return run.line.writes().stream()
                        .anyMatch(write -> write.path().endsWith("/runCommand") || write.changes() || write.lost())
                || run.line.isDoubtful();
    }

    /** A command in a cluster may only look. */
    private static boolean isReal(Write write) {
        return !write.method().equals("POST");
    }

    private static String state(JsonNode compute) {
        return compute.at("/properties/provisioningState").asText();
    }

    private static String principal(JsonNode compute) {
        JsonNode identity = compute.path("identity");
        return identity.path("type").asText().contains("UserAssigned")
                ? identity.path("userAssignedIdentities")
                        .findPath("principalId")
                        .asText("")
                : identity.path("principalId").asText("");
    }

    private void must(boolean holds, String what) {
        if (!holds) {
            untrue.add(what);
        }
    }
}
