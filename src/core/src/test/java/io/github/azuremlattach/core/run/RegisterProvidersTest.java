package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.AttachRun;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.RegisterProvider;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Resource providers that are missing are registered and waited for, where that is asked for. */
class RegisterProvidersTest {
    private static final String BARE = """
        providers:
          Microsoft.KubernetesConfiguration: NotRegistered
          Microsoft.Relay: NotRegistered
          Microsoft.Kubernetes: NotRegistered
        registration: {duration: 90s}
        """;
    private static final String SMALL = "88888888-8888-8888-8888-888888888888";
    private static final String OF_THE_GROUP_ONLY = BARE + """
        principals:
          small:
            clientId: 88888888-8888-8888-8888-888888888888
            secret: emulator-secret
            roles: [Contributor @ rg-ml, Reader @ subscription]
        """;
    private static final String[] REGISTER = {"register-providers", "true"};

    private static List<String> of(AttachOutcome outcome, Status status) {
        return outcome.changes().stream()
                .filter(result -> result.status() == status)
                .filter(result -> result.change() instanceof RegisterProvider)
                .map(result -> ((RegisterProvider) result.change()).provider())
                .collect(Collectors.toList());
    }

    @Test
    void whatAksNeedsIsRegisteredBeforeTheAttach() {
        try (Rig rig = Rig.with(BARE)) {
            AttachOutcome outcome = rig.run(REGISTER);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of("Microsoft.KubernetesConfiguration"), of(outcome, Status.DONE));
            List<String> writes = rig.writes();
            assertTrue(writes.get(0).startsWith("POST"), writes.toString());
            assertEquals(2, writes.size(), writes.toString());
        }
    }

    @Test
    void whatArcNeedsIsRegisteredToo() {
        try (Rig rig = Rig.with(BARE)) {
            AttachOutcome outcome = rig.run("resource-id", Rig.ARC, "register-providers", "true");

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    List.of("Microsoft.KubernetesConfiguration", "Microsoft.Relay", "Microsoft.Kubernetes"),
                    of(outcome, Status.DONE));
        }
    }

    @Test
    void aRegistrationThatOutlivesTheRunIsLookedAtOnceMore() {
        try (Rig rig = Rig.with(BARE.replace("90s", "3h"))) {
            AttachRun run = rig.attachment("register-providers", "true", "timeout", "30m");
            boolean[] asleep = {false};
            AttachOutcome outcome = rig.finish(run, run.begin(), checkpoint -> {
                if (!asleep[0] && checkpoint.text().contains("\"status\":\"submitted\"")) {
                    asleep[0] = true;
                    rig.clock.pass(Duration.ofHours(1));
                }
                return checkpoint;
            });

            assertEquals(5, outcome.exitCode(), outcome.toJson());
        }
    }

    @Test
    void aSecondRunRegistersNothing() {
        try (Rig rig = Rig.with(BARE)) {
            rig.run(REGISTER);
            int before = rig.writes().size();

            AttachOutcome again = rig.run(REGISTER);

            assertEquals(AttachOutcome.Kind.UNCHANGED, again.kind(), again.toJson());
            assertEquals(before, rig.writes().size());
        }
    }

    @Test
    void whatSomebodyElseIsRegisteringIsWaitedFor() {
        try (Rig rig = Rig.with("providers: {Microsoft.KubernetesConfiguration: NotRegistered}")) {
            rig.emulator.apply("{providers: {Microsoft.KubernetesConfiguration: Registering}}");
            var attachment = rig.attachment(REGISTER);
            int[] steps = {0};

            AttachOutcome outcome = rig.finish(attachment, attachment.begin(), next -> {
                if (++steps[0] == 5) {
                    rig.emulator.apply("{providers: {Microsoft.KubernetesConfiguration: Registered}}");
                }
                return next;
            });

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of("Microsoft.KubernetesConfiguration"), of(outcome, Status.FOUND));
            assertEquals(List.of(), rig.requests("POST", "/register"));
        }
    }

    @Test
    void aRefusalNamesTheCommandsForAnAdministrator() {
        try (Rig rig = Rig.with(OF_THE_GROUP_ONLY)) {
            AttachOutcome outcome = rig.run(
                    "client-id", SMALL, "register-providers", "true", "preflight", "off", "resource-id", Rig.ARC);

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    List.of(
                            command("Microsoft.KubernetesConfiguration"),
                            command("Microsoft.Relay"),
                            command("Microsoft.Kubernetes")),
                    outcome.failure().orElseThrow().advice().get(0).commands());
            assertEquals(List.of(), rig.accepted("PUT", "/computes/"));
        }
    }

    @Test
    void theChecksSayWhoMayNotRegisterBeforeAnythingIsDone() {
        try (Rig rig = Rig.with(OF_THE_GROUP_ONLY)) {
            AttachOutcome outcome = rig.run("client-id", SMALL, "register-providers", "true");

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("Microsoft.KubernetesConfiguration/register/action"));
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void withoutAskingTheCheckNamesTheParameter() {
        try (Rig rig = Rig.with(BARE)) {
            AttachOutcome outcome = rig.run();

            assertEquals(3, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("register-providers"), outcome.toJson());
        }
    }

    private static String command(String provider) {
        return "az provider register --namespace " + provider
                + " --subscription 00000000-0000-0000-0000-000000000000 --wait";
    }
}
