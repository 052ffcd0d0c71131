package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.Progress;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.emulator.Emulator;
import io.github.azuremlattach.emulator.RecordedRequest;
import io.github.azuremlattach.emulator.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An emulated Azure, a movable clock and a run between them. */
final class Rig implements AutoCloseable {
    static final String GROUP = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ml";
    static final String PROVIDERS = GROUP + "/providers/";
    static final String AKS = PROVIDERS + "Microsoft.ContainerService/managedClusters/aks-1";
    static final String ARC = PROVIDERS + "Microsoft.Kubernetes/connectedClusters/edge-7";
    static final String WORKSPACE = PROVIDERS + "Microsoft.MachineLearningServices/workspaces/ml-prod";
    static final String TRAINING = PROVIDERS + "Microsoft.ManagedIdentity/userAssignedIdentities/id-training";
    static final String STORAGE = PROVIDERS + "Microsoft.Storage/storageAccounts/stmlprod";
    static final String REGISTRY = PROVIDERS + "Microsoft.ContainerRegistry/registries/crmlprod";

    final MovableClock clock = new MovableClock();
    final Emulator emulator;
    final List<AttachEvent> events = new ArrayList<>();
    private final Path ca;

    private Rig(Scenario scenario) {
        emulator = Emulator.builder().scenario(scenario).clock(clock).port(0).start();
        try {
            ca = Files.createTempFile("emulator-ca", ".pem");
            Files.writeString(ca, emulator.caPem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The standard Azure. */
    static Rig standard() {
        return new Rig(Scenario.standard());
    }

    /** The standard Azure with something laid over it. */
    static Rig with(String yaml) {
        return new Rig(Scenario.standard().with(yaml));
    }

    /** The parameters of a plain attach of aks-1 with some others in their place: name, value, name, value. */
    Map<String, String> settings(String... given) {
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
        values.put("ca-bundle", ca.toString());
        for (int i = 0; i < given.length; i += 2) {
            values.put(given[i], given[i + 1]);
        }
        return values;
    }

    /** Prepares a run. */
    AttachRun attachment(String... given) {
        AttachSettings settings = AttachSettings.of(settings(given));
        return AttachRun.of(
                AttachRequest.from(settings), AzureConnector.from(settings, "azureml-attach/test"), clock, events::add);
    }

    /** Runs to the end on the moved clock. */
    AttachOutcome run(String... given) {
        AttachRun attachment = attachment(given);
        return finish(attachment, attachment.begin());
    }

    /** Goes on from a checkpoint to the end. */
    AttachOutcome finish(AttachRun attachment, Checkpoint from) {
        return finish(attachment, from, checkpoint -> checkpoint);
    }

    /** Goes on to the end; between steps somebody may do something. */
    AttachOutcome finish(AttachRun attachment, Checkpoint from, UnaryOperator<Checkpoint> between) {
        Progress step = attachment.advance(from);
        while (step instanceof Progress.Again again) {
            clock.pass(again.pause());
            step = attachment.advance(between.apply(again.next()));
        }
        return ((Progress.Done) step).outcome();
    }

    /** Begins a run and goes on until Azure has carried out such a request: where the run stands then. */
    Checkpoint until(AttachRun attachment, String method, String pathPart) {
        Checkpoint at = attachment.begin();
        while (accepted(method, pathPart).isEmpty()) {
            Progress.Again again = (Progress.Again) attachment.advance(at);
            clock.pass(again.pause());
            at = again.next();
        }
        return at;
    }

    /** The requests of a method whose path ends so. */
    List<RecordedRequest> requests(String method, String pathPart) {
        return emulator.requests().stream()
                .filter(r -> r.method().equals(method) && r.path().contains(pathPart))
                .toList();
    }

    /** The requests of a method whose path ends so, that Azure carried out. */
    List<RecordedRequest> accepted(String method, String pathPart) {
        return requests(method, pathPart).stream()
                .filter(RecordedRequest::carriedOut)
                .toList();
    }

    /** The requests that wrote, as method and last name. */
    List<String> writes() {
        return emulator.writes().stream()
                .map(r -> r.method() + " " + r.path().replaceAll(".*/providers/([^/]+/[^/]+).*", "$1"))
                .toList();
    }

    @Override
    public void close() {
        emulator.close();
        try {
            Files.deleteIfExists(ca);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
