package io.github.azuremlattach.core.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random worlds, from seeds that are printed. {@code -Dsimulation.worlds} and {@code -Dsimulation.seed} say how many and
 * from where on; {@code mvn -Psimulation test} takes 20,000.
 */
class SimulationTest {
    private static final int WORLDS = Integer.getInteger("simulation.worlds", 200);
    private static final long SEED = Long.getLong("simulation.seed", 1);
    private static final int THREADS = Integer.getInteger("simulation.threads", 2);

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void whatRunsSayIsTrueInEveryWorld() throws Exception {
        long start = System.nanoTime();
        AtomicLong next = new AtomicLong(SEED);
        Map<String, List<World>> found = new TreeMap<>();
        Map<String, Integer> ends = new TreeMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Callable<Void> worker = () -> {
                    work(next, found, ends);
                    return null;
                };
                workers.add(threads.submit(worker));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } finally {
            threads.shutdownNow();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("Simulation: " + WORLDS + " worlds, seeds " + SEED + " to " + (SEED + WORLDS - 1) + ", in "
                + took.toSeconds() + " s; ends: " + ends + ".");
        List<String> untrue = new ArrayList<>();
        try (Simulation simulation = new Simulation()) {
            found.forEach((what, worlds) -> untrue.add(what + ": " + worlds.size() + " worlds, such as "
                    + Shrinker.shrunk(simulation, worlds.get(0), what)));
        }
        assertEquals(List.of(), untrue, () -> String.join("\n", untrue));
    }

    private static void work(AtomicLong next, Map<String, List<World>> found, Map<String, Integer> ends) {
        try (Simulation simulation = new Simulation()) {
            for (long seed = next.getAndIncrement(); seed < SEED + WORLDS; seed = next.getAndIncrement()) {
                World world = World.of(seed);
                Set<String> untrue = simulation.untrue(world);
                synchronized (found) {
                    simulation.ends().forEach(end -> ends.merge(end, 1, Integer::sum));
                    untrue.forEach(what -> found.computeIfAbsent(what, key -> new ArrayList<>())
                            .add(world));
                }
            }
        }
    }
}
