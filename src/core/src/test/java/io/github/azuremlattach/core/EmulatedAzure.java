package io.github.azuremlattach.core;

import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.fleet.FleetListener;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import io.github.azuremlattach.core.run.MovableClock;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Parameter;
import io.github.azuremlattach.emulator.Emulator;
import io.github.azuremlattach.emulator.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An emulated Azure and what hosts do with it: run to the end, and report. */
final class EmulatedAzure implements AutoCloseable {
    static final String GROUP = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ml";
    static final String AKS = GROUP + "/providers/Microsoft.ContainerService/managedClusters/aks-1";
    private static final String VERSION = "1.0.0-test";

    private final MovableClock clock = new MovableClock();
    private final Emulator emulator;
    private final Path folder;

    EmulatedAzure(Path folder, String scenario) {
        this.folder = folder;
        emulator = Emulator.builder()
                .scenario(
                        scenario.isEmpty()
                                ? Scenario.standard()
                                : Scenario.standard().with(scenario))
                .clock(clock)
                .port(0)
                .start();
    }

    /** The parameters of a plain attach with some others in their place: name, value, name, value. */
    AttachSettings settings(String... given) {
        Map<String, String> values = new HashMap<>(Map.of(
                "resource-group", "rg-ml",
                "workspace-name", "ml-prod",
                "compute-name", "k8s-compute",
                "resource-id", AKS,
                "tenant-id", "11111111-1111-1111-1111-111111111111",
                "client-id", "22222222-2222-2222-2222-222222222222",
                "client-secret", "emulator-secret"));
        values.put("resource-manager-url", emulator.url());
        values.put("authority-url", emulator.url());
        values.put("ca-bundle", file("ca.pem", emulator.caPem()));
        for (int i = 0; i < given.length; i += 2) {
            values.put(given[i], given[i + 1]);
        }
        return AttachSettings.of(values);
    }

    AttachRun attach(AttachSettings settings) {
        return AttachRun.of(
                AttachRequest.from(settings), AzureConnector.from(settings, "azureml-attach/test"), clock, event -> {});
    }

    /** The report of a run to its end, or of one whose input is wrong. */
    AttachReport run(String... given) {
        Instant start = clock.instant();
        AttachSettings settings = settings(given);
        try {
            return report(start, settings, false, List.of(finish(attach(settings))));
        } catch (InvalidSettingsException e) {
            return AttachReport.failed(VERSION, start, clock.instant(), e.failure());
        }
    }

    /** The report of a run that is stopped while Azure provisions. */
    AttachReport cancelled(String... given) {
        Instant start = clock.instant();
        AttachSettings settings = settings(given);
        AttachRun run = attach(settings);
        Checkpoint last = checkpoints(run).stream()
                .filter(checkpoint -> checkpoint.text().contains("\"PROVISIONING\""))
                .findFirst()
                .orElseThrow();
        return report(start, settings, true, List.of(run.unfinished(last)));
    }

    /** The report of many computes. */
    AttachReport fleet(String manifest, String... given) {
        AttachSettings settings = settingsOf(manifest, given);
        return finish(
                settings,
                Fleet.of(
                        FleetRequest.from(settings),
                        AzureConnector.from(settings, "azureml-attach/test"),
                        clock,
                        new FleetListener() {}));
    }

    /** The report of many computes, gone on with where another process stopped. */
    AttachReport resumedFleet(String manifest, String state) {
        AttachSettings settings = settingsOf(manifest);
        return finish(
                settings,
                Fleet.resumed(
                        FleetRequest.from(settings),
                        AzureConnector.from(settings, "azureml-attach/test"),
                        clock,
                        new FleetListener() {},
                        state));
    }

    private AttachSettings settingsOf(String manifest, String... given) {
        List<String> all = new ArrayList<>(List.of(given));
        all.addAll(List.of("manifest", file("fleet.yml", manifest), "compute-name", "", "resource-id", ""));
        return settings(all.toArray(String[]::new));
    }

    private AttachReport finish(AttachSettings settings, Fleet fleet) {
        Instant start = clock.instant();
        while (!fleet.isOver()) {
            fleet.due().forEach(Runnable::run);
            clock.pass(fleet.pause());
        }
        return report(start, settings, false, fleet.outcomes());
    }

    /** Every checkpoint of a run to its end. */
    List<Checkpoint> checkpoints(AttachRun run) {
        List<Checkpoint> all = new ArrayList<>(List.of(run.begin()));
        Progress progress = run.advance(all.get(0));
        while (progress instanceof Progress.Again again) {
            all.add(again.next());
            clock.pass(again.pause());
            progress = run.advance(again.next());
        }
        return all;
    }

    AttachOutcome finish(AttachRun run) {
        return finish(run, run.begin());
    }

    /** Goes on from a checkpoint to the end. */
    AttachOutcome finish(AttachRun run, Checkpoint from) {
        Progress progress = run.advance(from);
        while (progress instanceof Progress.Again again) {
            clock.pass(again.pause());
            progress = run.advance(again.next());
        }
        return ((Progress.Done) progress).outcome();
    }

    MovableClock clock() {
        return clock;
    }

    Emulator emulator() {
        return emulator;
    }

    private AttachReport report(
            Instant start, AttachSettings settings, boolean cancelled, List<AttachOutcome> outcomes) {
        String mode = settings.value(Parameter.MODE);
        return AttachReport.of(VERSION, start, clock.instant(), mode.isEmpty() ? "apply" : mode, cancelled, outcomes);
    }

    private String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        emulator.close();
    }
}
