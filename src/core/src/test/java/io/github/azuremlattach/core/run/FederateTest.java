package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import io.github.azuremlattach.core.result.FederateServiceAccount;
import io.github.azuremlattach.emulator.RecordedRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Service accounts of the cluster may act as the compute's identity, where that is asked for. */
class FederateTest {
    private static final String ISSUER = "https://oidc.example/aks-1/";
    private static final String WITH_ISSUER = "aks: {aks-1: {oidcIssuer: '" + ISSUER + "'}}";
    private static final String CREDENTIALS = "/federatedIdentityCredentials/";
    private static final String[] ASKED = {
        "user-assigned-identities", Rig.TRAINING, "federated-credentials", "azureml/default\nazureml/training"
    };

    private static String[] and(String... more) {
        return Stream.concat(Stream.of(ASKED), Stream.of(more)).toArray(String[]::new);
    }

    private static List<Status> statuses(AttachOutcome outcome) {
        return outcome.changes().stream()
                .filter(result -> result.change() instanceof FederateServiceAccount)
                .map(result -> result.status())
                .toList();
    }

    /** Somebody made the credential of a plan by hand, under another name. */
    private static void trust(Rig rig, String name, String issuer, String account) {
        rig.emulator.update(world -> {
            var json = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
            json.put("id", Rig.TRAINING + CREDENTIALS + name).put("name", name);
            json.put("type", "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials");
            var properties = json.putObject("properties");
            properties.put("issuer", issuer).put("subject", "system:serviceaccount:" + account);
            properties.putArray("audiences").add("api://AzureADTokenExchange");
            world.resources().put(json);
        });
    }

    private static String credential(AttachOutcome outcome) {
        return outcome.plan()
                .orElseThrow()
                .changes(FederateServiceAccount.class)
                .get(0)
                .credential();
    }

    @Test
    void eachGetsAFederatedCredentialOfTheIdentity() {
        try (Rig rig = Rig.with(WITH_ISSUER)) {
            AttachOutcome outcome = rig.run(ASKED);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of(Status.DONE, Status.DONE), statuses(outcome));
            List<RecordedRequest> puts = rig.requests("PUT", CREDENTIALS);
            assertEquals(2, puts.size());
            assertEquals(
                    "{\"properties\":{\"issuer\":\"" + ISSUER
                            + "\",\"subject\":\"system:serviceaccount:azureml:default\","
                            + "\"audiences\":[\"api://AzureADTokenExchange\"]}}",
                    puts.get(0).body());
        }
    }

    @Test
    void aSecondRunWritesNothing() {
        try (Rig rig = Rig.with(WITH_ISSUER)) {
            rig.run(ASKED);
            rig.emulator.clearRequests();

            AttachOutcome again = rig.run(ASKED);

            assertEquals(AttachOutcome.Kind.UNCHANGED, again.kind(), again.toJson());
            assertEquals(List.of(), rig.writes());
        }
    }

    @Test
    void oneThatIsTrustedUnderAnotherNameIsLeftAsItIs() {
        try (Rig rig = Rig.with(WITH_ISSUER)) {
            trust(rig, "made-by-hand", ISSUER, "azureml:default");

            AttachOutcome outcome = rig.run(ASKED);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(1, rig.requests("PUT", CREDENTIALS).size());
        }
    }

    @Test
    void anIssuerThatDiffersInItsLastSlashIsAnotherIssuer() {
        try (Rig rig = Rig.with(WITH_ISSUER)) {
            trust(rig, "made-by-hand", "https://oidc.example/aks-1", "azureml:default");

            rig.run(ASKED);

            assertEquals(2, rig.requests("PUT", CREDENTIALS).size());
        }
    }

    @Test
    void aClusterThatWasMadeAnewHasItsOldCredentialReplaced() {
        try (Rig rig = Rig.with(WITH_ISSUER)) {
            trust(rig, credential(rig.run(and("mode", "plan"))), "https://oidc.example/before/", "azureml:default");

            AttachOutcome plan = rig.run(and("mode", "plan"));
            AttachOutcome outcome = rig.run(ASKED);

            String text = plan.plan().orElseThrow().toText();
            assertTrue(text.contains("~ federate service account azureml/default with identity id-training"), text);
            assertTrue(text.contains("+ federate service account azureml/training with identity id-training"), text);
            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(AttachOutcome.Kind.UNCHANGED, rig.run(ASKED).kind());
        }
    }

    @Test
    void aCheckCallsAMissingOneDrift() {
        try (Rig rig = Rig.with(WITH_ISSUER)) {
            rig.run("user-assigned-identities", Rig.TRAINING);

            AttachOutcome outcome = rig.run(and("mode", "check"));

            assertEquals(4, outcome.exitCode(), outcome.toJson());
            assertEquals(List.of(), rig.requests("PUT", CREDENTIALS));
        }
    }

    @Test
    void anArcClusterHasAnIssuerOfItsOwn() {
        String issuer = "https://arc.example/edge-7/";
        try (Rig rig = Rig.with("arc: {edge-7: {oidcIssuer: '" + issuer + "'}}")) {
            AttachOutcome outcome = rig.run(and("resource-id", Rig.ARC));

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertTrue(rig.requests("PUT", CREDENTIALS).get(0).body().contains(issuer));
        }
    }

    @Test
    void withoutAnIssuerTheRunStopsWithTheCommandThatTurnsItOn() {
        try (Rig rig = Rig.standard()) {
            for (String preflight : List.of("strict", "off")) {
                AttachOutcome outcome = rig.run(and("preflight", preflight));

                assertEquals(3, outcome.exitCode(), outcome.toJson());
                assertEquals("issuer-missing", outcome.failure().orElseThrow().code());
                assertEquals(
                        List.of("az aks update --enable-oidc-issuer --resource-group rg-ml --name aks-1"),
                        outcome.failure().orElseThrow().advice().get(0).commands());
                assertEquals(List.of(), rig.writes());
            }
            assertTrue(rig.run(and("resource-id", Rig.ARC))
                    .toJson()
                    .contains("az connectedk8s update --enable-oidc-issuer --enable-workload-identity"));
        }
    }

    @Test
    void anotherWriteToTheIdentityIsWaitedFor() {
        try (Rig rig = Rig.with(WITH_ISSUER + """

                faults:
                  - match: {method: PUT, path: "**/federatedIdentityCredentials/*", first: 3}
                    fault: {status: 409, code: ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity}
                """)) {
            AttachOutcome outcome = rig.run(ASKED);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(5, rig.requests("PUT", CREDENTIALS).size());
        }
    }

    @Test
    void aRefusalNamesTheCommandAndTheComputeIsAttached() {
        try (Rig rig = Rig.with(WITH_ISSUER + """

                faults:
                  - match: {method: PUT, path: "**/federatedIdentityCredentials/*"}
                    fault: {status: 403, code: AuthorizationFailed}
                """)) {
            AttachOutcome outcome = rig.run(ASKED);

            assertEquals(1, outcome.exitCode(), outcome.toJson());
            assertEquals("federation-refused", outcome.failure().orElseThrow().code());
            List<String> commands =
                    outcome.failure().orElseThrow().advice().get(0).commands();
            assertTrue(
                    commands.get(0).startsWith("az identity federated-credential create --name azureml-azureml-def"));
            assertTrue(commands.get(0).endsWith("--audiences api://AzureADTokenExchange"));
            assertEquals("Succeeded", outcome.provisioningState());
        }
    }

    @Test
    void nobodyAsksForThemUnlessTheyAreAskedFor() {
        try (Rig rig = Rig.with(WITH_ISSUER)) {
            rig.run("user-assigned-identities", Rig.TRAINING);

            assertFalse(rig.emulator.requests().stream().anyMatch(r -> r.path().contains("federatedIdentity")));
        }
    }
}
