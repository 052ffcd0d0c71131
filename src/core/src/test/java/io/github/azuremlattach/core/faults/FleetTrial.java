package io.github.azuremlattach.core.faults;

import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.azure.TestAccess;
import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.fleet.FleetListener;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.signin.IdTokens;
import io.github.azuremlattach.core.signin.SignInEnvironment;
import java.util.List;

/** A fleet of three as a host leads it, from state to state: a new compute, one to update, and one that is as asked. */
final class FleetTrial implements AutoCloseable {
    static final String EXISTING = "computes: {"
            + "two: {workspace: ml-prod, cluster: aks-1, namespace: team-a, identity: None}, "
            + "three: {workspace: ml-prod, cluster: aks-1, namespace: team-a}}";
    private static final String MANIFEST = """
        defaults:
          resource-group: rg-ml
          workspace-name: ml-prod
          resource-id: %s
        computes:
          - {compute-name: one, namespace: team-new, create-namespace: true, identity-type: SystemAssigned,
             compute-roles: AcrPull @ registry}
          - {compute-name: two, namespace: team-a, on-difference: update, identity-type: SystemAssigned,
             compute-roles: AcrPull @ registry}
          - {compute-name: three, namespace: team-a}
        """.formatted(Ids.AKS);
    private static final int MOST_ROUNDS = 5_000;

    final Line line;
    private final Bench bench;
    private final FleetRequest request;
    private final AzureAccess access;
    private Fleet fleet;
    private String saved;

    FleetTrial(Bench bench, Line line) {
        Ask ask = Ask.nothing()
                .file("fleet.yml", MANIFEST)
                .with("manifest", "fleet.yml")
                .with("tenant-id", "11111111-1111-1111-1111-111111111111")
                .with("client-id", "22222222-2222-2222-2222-222222222222")
                .with("client-secret", "emulator-secret")
                .with("resource-manager-url", bench.emulator.url())
                .with("authority-url", bench.emulator.url());
        SignInEnvironment surroundings = new SignInEnvironment(IdTokens.none(), "", bench.clock, trace -> {});
        this.bench = bench;
        this.line = line;
        this.request = FleetRequest.from(ask);
        this.access = TestAccess.over(line, surroundings, ask);
        this.fleet = Fleet.of(request, access, bench.clock, new FleetListener() {});
        this.saved = fleet.save();
    }

    /** Goes on from the state of another process. */
    FleetTrial from(String state) {
        fleet = Fleet.resumed(request, access, bench.clock, new FleetListener() {}, state);
        saved = state;
        return this;
    }

    /** The state that a host has saved last, after each piece of work. */
    String saved() {
        return saved;
    }

    /** Goes on until all have ended, or the process is dead. */
    FleetTrial finish() {
        for (int round = 0; !fleet.isOver(); round++) {
            if (round > MOST_ROUNDS) {
                throw new AssertionError("the fleet does not end: " + fleet.underWay());
            }
            for (Runnable piece : fleet.due()) {
                piece.run();
                if (line.isCut()) {
                    return this;
                }
                saved = fleet.save();
            }
            bench.pass(fleet.pause());
        }
        return this;
    }

    List<AttachOutcome> outcomes() {
        return fleet.outcomes();
    }

    @Override
    public void close() {
        line.close();
    }
}
