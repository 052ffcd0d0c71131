package io.github.azuremlattach.core.simulation;

/** Makes a world as simple as it may be while the same stays untrue in it. */
final class Shrinker {
    private Shrinker() {}

    static World shrunk(Simulation simulation, World world, String what) {
        for (World simpler : world.simpler()) {
            if (simulation.untrue(simpler).contains(what)) {
                return shrunk(simulation, simpler, what);
            }
        }
        return world;
    }
}
