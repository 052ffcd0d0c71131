package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.emulator.Emulator;
import io.github.azuremlattach.emulator.http.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A private cloud may be known by an IPv6 address alone. */
class Ipv6Test {
    @Test
    void anAddressServesAsResourceManagerAndAuthority(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(hasIpv6(), "this machine has no IPv6 loopback");
        try (Rig rig = Rig.standard();
                Emulator azure = Emulator.builder()
                        .clock(rig.clock)
                        .endpoint(Endpoint.of("::1", List.of()))
                        .port(0)
                        .start()) {
            Path ca = Files.writeString(folder.resolve("ca.pem"), azure.caPem());
            Map<String, String> values = rig.settings("ca-bundle", ca.toString());
            values.put("resource-manager-url", azure.url());
            values.put("authority-url", azure.url());
            AttachSettings settings = AttachSettings.of(values);
            AttachRun run = AttachRun.of(
                    AttachRequest.from(settings),
                    AzureConnector.from(settings, "azureml-attach/test"),
                    rig.clock,
                    rig.events::add);
            AttachOutcome outcome = rig.finish(run, run.begin());

            assertEquals(AttachOutcome.Kind.ATTACHED, outcome.kind(), outcome.toJson());
            assertEquals(0, rig.emulator.requests().size());
            assertEquals("https://[::1]", azure.url().replaceFirst(":\\d+$", ""));
        }
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
