package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.fleet.FleetListener;
import io.github.azuremlattach.core.fleet.Target;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.signin.IdTokens;
import io.github.azuremlattach.core.signin.SignInEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A host of fleets: works their pieces off on the moved clock, and keeps what it is told. */
final class FleetRig implements FleetListener {
    static final String DEFAULTS = "defaults: {resource-group: rg-ml, workspace-name: ml-prod, resource-id: " + Rig.AKS
            + ", namespace: team-a}\ncomputes:\n";
    private static final int MOST_ROUNDS = 100_000;

    private final Path folder;
    private final Map<String, Error> breaks = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final List<String> begun = new ArrayList<>();
    private final List<String> waits = new ArrayList<>();
    private final List<Long> planned = new ArrayList<>();
    private Runnable whenPlanned = () -> {};
    private boolean broken;
    private int most;

    FleetRig(Path folder) {
        this.folder = folder;
    }

    /** So many computes of a manifest. */
    static String computes(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "- {compute-name: c" + i + "}\n")
                .collect(Collectors.joining());
    }

    /** The same with their defaults, in YAML's flow style. */
    static String inFlow(int count) {
        return "defaults: {resource-group: rg-ml, workspace-name: ml-prod, resource-id: " + Rig.AKS + "}, computes: ["
                + IntStream.rangeClosed(1, count)
                        .mapToObj(i -> "{compute-name: c" + i + "}")
                        .collect(Collectors.joining(", "))
                + "]";
    }

    /** Something is thrown once: at the first event of a target, or at its {@code waits}, {@code stands} or {@code ended}. */
    void breaks(String moment, Error error) {
        breaks.put(moment, error);
    }

    /** Does something when it is told that the plans are made. */
    void whenPlanned(Runnable action) {
        whenPlanned = action;
    }

    boolean hasBroken() {
        return broken;
    }

    /** How often it was told that the plans are made, with how many of them. */
    List<Long> planned() {
        return planned;
    }

    /** The targets that were said to begin, in their order. */
    List<String> begun() {
        return begun;
    }

    /** How many targets were at work at one time. */
    int most() {
        return most;
    }

    /** What was waited for: the target's name and the wait. */
    List<String> waits() {
        return waits;
    }

    AttachReport run(Rig rig, String manifest) {
        Fleet fleet = fleet(rig, request(rig, manifest));
        for (int round = 0; !fleet.isOver(); round++) {
            if (round > MOST_ROUNDS) {
                throw new AssertionError("the fleet does not end: " + fleet.underWay());
            }
            fleet.due().forEach(this::work);
            rig.clock.pass(fleet.pause());
        }
        return report(rig, fleet);
    }

    /** What is thrown in a thread of a pool ends with it. */
    private void work(Runnable piece) {
        try {
            piece.run();
        } catch (OutOfMemoryError e) {
            broken = true;
        }
    }

    static AttachReport finish(Rig rig, Fleet fleet) {
        return finish(rig, fleet, () -> {});
    }

    /** The same; after each piece of work something is done. */
    static AttachReport finish(Rig rig, Fleet fleet, Runnable afterEach) {
        while (!fleet.isOver()) {
            fleet.due().forEach(piece -> {
                piece.run();
                afterEach.run();
            });
            rig.clock.pass(fleet.pause());
        }
        return report(rig, fleet);
    }

    static AttachReport report(Rig rig, Fleet fleet) {
        return AttachReport.of("test", rig.clock.instant(), rig.clock.instant(), "apply", false, fleet.outcomes());
    }

    Fleet fleet(Rig rig, FleetRequest request) {
        return Fleet.of(request, access(rig), rig.clock, this);
    }

    AzureAccess access(Rig rig) {
        SignInEnvironment surroundings = new SignInEnvironment(IdTokens.none(), "", rig.clock, line -> {});
        return AzureConnector.in(surroundings, settings(rig), "azureml-attach/test")
                .access();
    }

    FleetRequest request(Rig rig, String manifest) {
        try {
            Files.writeString(folder.resolve("fleet.yml"), manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return FleetRequest.from(settings(rig));
    }

    private AttachSettings settings(Rig rig) {
        Map<String, String> settings =
                rig.settings("manifest", folder.resolve("fleet.yml").toString());
        List.of("resource-group", "workspace-name", "compute-name", "resource-id")
                .forEach(settings::remove);
        return AttachSettings.of(settings);
    }

    private void mayBreak(String moment) {
        Error error = breaks.remove(moment);
        if (error != null) {
            throw error;
        }
    }

    @Override
    public void began(Target target) {
        begun.add(target.name());
        isUnderWay(target);
    }

    private void isUnderWay(Target target) {
        underWay.add(target.name());
        most = Math.max(most, underWay.size());
    }

    @Override
    public void planned(List<AttachOutcome> targets) {
        whenPlanned.run();
        planned.add(targets.stream().filter(one -> one.plan().isPresent()).count());
    }

    @Override
    public void changes(Target target) {
        isUnderWay(target);
    }

    @Override
    public void happened(Target target, AttachEvent event) {
        mayBreak(target.name());
    }

    @Override
    public void waits(Target target, String waitingFor) {
        waits.add(target.name() + ": " + waitingFor);
        if (waitingFor.equals("its turn")) {
            underWay.remove(target.name());
        }
        mayBreak("waits " + target.name());
    }

    @Override
    public void stands(Target target, AttachOutcome unfinished) {
        mayBreak("stands " + target.name());
    }

    @Override
    public void ended(Target target, AttachOutcome outcome) {
        underWay.remove(target.name());
        mayBreak("ended " + target.name());
    }
}
