package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.azure.core.http.HttpClient;
import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.fleet.Fleet;
import io.github.azuremlattach.core.fleet.FleetListener;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.ReportJson;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.signin.AzureCloud;
import io.github.azuremlattach.core.signin.Endpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** What must hold whatever stands where a run or a fleet left its state, or in a report. */
public final class HostileState {
    private static final HttpClient DEAD =
            request -> Mono.error(new UncheckedIOException(new IOException("no network")));
    private static final AttachRequest REQUEST = AttachRequest.from(AttachSettings.of(Map.of(
            "resource-group", "rg-ml",
            "workspace-name", "ml-prod",
            "compute-name", "k8s-compute",
            "resource-id", Rig.AKS)));

    private HostileState() {}

    /** A checkpoint is taken, or refused as none of this product. */
    public static void checkpoint(String text) {
        try {
            assertNotNull(AttachRun.of(REQUEST, access(), new MovableClock(), event -> {})
                    .advance(new Checkpoint(text)));
        } catch (IllegalArgumentException e) {
            refused(e);
        }
    }

    /** The same of a fleet's state. */
    public static void fleetState(String text) {
        try {
            Fleet fleet = Fleet.resumed(
                    new FleetRequest(List.of(REQUEST), 8, false),
                    access(),
                    new MovableClock(),
                    new FleetListener() {},
                    text);
            fleet.due().forEach(Runnable::run);
            assertNotNull(ReportJson.line(fleet.outcomes()));
        } catch (IllegalArgumentException e) {
            refused(e);
        }
    }

    /** A report is read, merged and written again, or refused. */
    public static void report(String text) {
        try {
            AttachReport report = AttachReport.parse(text);
            AttachReport merged = AttachReport.merged(List.of(report, report));
            assertFalse(AttachReport.parse(merged.toJson()).outcome().matches("(?s).*[^a-z].*"), report.outcome());
            assertFalse(merged.exitCode() < 0 || merged.exitCode() > 70);
        } catch (IllegalArgumentException e) {
            refused(e);
        }
    }

    private static AzureAccess access() {
        return AzureAccess.to(
                Endpoints.of(AzureCloud.PUBLIC, "", ""),
                () -> request -> Mono.error(new IllegalStateException("no sign-in")),
                DEAD,
                "azureml-attach/test");
    }

    private static void refused(IllegalArgumentException e) {
        assertFalse(String.valueOf(e.getMessage()).contains("\n"), e.getMessage());
    }
}
