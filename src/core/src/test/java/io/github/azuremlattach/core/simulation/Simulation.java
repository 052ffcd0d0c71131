package io.github.azuremlattach.core.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.azuremlattach.core.run.MovableClock;
import io.github.azuremlattach.emulator.Emulator;
import io.github.azuremlattach.emulator.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Lets worlds happen, one after the other on one emulator, and says what was untrue in them. */
final class Simulation implements AutoCloseable {
    private static final Scenario STANDARD = Scenario.standard();
    private static final List<Duration> JUMPS =
            List.of(Duration.ofMinutes(20), Duration.ofHours(2), Duration.ofHours(-1), Duration.ofDays(-2));

    final MovableClock clock = new MovableClock();
    final MovableClock azureClock = new MovableClock();
    final Emulator emulator = Emulator.builder().clock(azureClock).port(0).start();
    private @Nullable World world;
    private List<String> rolesBefore = List.of();
    private int jumpsBack;
    private final List<String> ends = new ArrayList<>();

    World world() {
        World now = world;
        if (now == null) {
            throw new IllegalStateException("there is no world yet");
        }
        return now;
    }

    String caller() {
        return "22222222-2222-2222-2222-22222222222" + (world().is(Trait.CALLER, "owner") ? "2" : "3");
    }

    /** How the runs of the last world ended: mode, outcome, exit code. */
    List<String> ends() {
        return List.copyOf(ends);
    }

    /** What runs lose count of when the clock is put back while they rest: the rest of that pause. */
    Duration lostByJumps() {
        return Duration.ofMinutes(1).multipliedBy(jumpsBack);
    }

    /** The compute as it is now; missing when there is none. */
    JsonNode compute() {
        return emulator.resource(world().computeId()).orElse(MissingNode.getInstance());
    }

    /** The role assignments that were made since the beginning, a line each. */
    List<String> newRoles() {
        return roles().stream().filter(role -> !rolesBefore.contains(role)).toList();
    }

    private List<String> roles() {
        return emulator.roleAssignments().stream()
                .map(assignment -> assignment.path("properties"))
                .map(role -> role.path("roleDefinitionId").asText().replaceAll(".*/", "") + " @ "
                        + role.path("scope").asText() + " : "
                        + role.path("principalId").asText())
                .toList();
    }

    /** Lets a world happen. What was untrue in it, each sentence once; empty when all was true. */
    Set<String> untrue(World next) {
        world = next;
        emulator.reset(STANDARD.with(next.scenario()));
        rolesBefore = roles();
        ends.clear();
        jumpsBack = 0;
        Set<String> untrue = new LinkedHashSet<>();
        try {
            happen(untrue);
        } catch (RuntimeException | Error e) {
            untrue.add("it throws " + e);
        }
        return untrue;
    }

    private void happen(Set<String> untrue) {
        SplittableRandom dice = new SplittableRandom(world().seed());
        List<SimulatedRun> runs = new ArrayList<>();
        for (var settings : world().requests()) {
            runs.add(new SimulatedRun(this, settings, new SimulatedLine(world(), emulator, runs.size())));
        }
        Invariants invariants = new Invariants(this, runs);
        while (runs.stream().anyMatch(run -> !run.isOver())) {
            List<SimulatedRun> due = runs.stream()
                    .filter(run -> !run.isOver() && !azureClock.instant().isBefore(run.due()))
                    .toList();
            if (due.isEmpty()) {
                SimulatedRun first = runs.stream()
                        .filter(run -> !run.isOver())
                        .min(Comparator.comparing(SimulatedRun::due))
                        .orElseThrow();
                pass(Duration.between(azureClock.instant(), first.due()));
                continue;
            }
            jump(dice);
            SimulatedRun run = due.get(dice.nextInt(due.size()));
            run.step();
            if (run.isOver()) {
                ends.add(run.mode() + " " + run.outcome().kind() + " "
                        + run.outcome().exitCode());
            }
            untrue.addAll(run.isOver() ? invariants.atTheEndOf(run) : invariants.inTheMiddleOf(run));
        }
        untrue.addAll(invariants.afterAll());
        if (world().isHealthy() && dice.nextInt(4) == 0) {
            repair(untrue);
        }
    }

    /** Afterwards an undisturbed run attaches what was asked for, whatever is left. */
    private void repair(Set<String> untrue) {
        World calm = world().with(Trait.TROUBLE, "0").with(Trait.CRASHES, "0");
        pass(Duration.ofMinutes(10));
        SimulatedRun last = new SimulatedRun(this, calm.repair(), new SimulatedLine(calm, emulator, 9));
        while (!last.isOver()) {
            pass(Duration.between(azureClock.instant(), last.due()));
            last.step();
        }
        untrue.addAll(new Invariants(this, List.of(last)).ofRepair(last));
    }

    private void jump(SplittableRandom dice) {
        if (dice.nextInt(1000) < world().number(Trait.JUMPS)) {
            Duration jump = JUMPS.get(dice.nextInt(JUMPS.size()));
            clock.pass(jump);
            jumpsBack += jump.isNegative() ? 1 : 0;
        }
    }

    /** Lets time pass, for Azure as for the machine. */
    private void pass(Duration time) {
        Duration ahead = time.isNegative() ? Duration.ZERO : time;
        clock.pass(ahead);
        azureClock.pass(ahead);
    }

    @Override
    public void close() {
        emulator.close();
    }
}
