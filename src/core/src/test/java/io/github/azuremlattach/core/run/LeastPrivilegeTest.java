package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.plan.PipelineAction;
import io.github.azuremlattach.core.plan.UseCase;
import io.github.azuremlattach.core.result.AttachOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Exactly the listed actions are enough for each use, and each of them is needed; the emulator enforces it. */
class LeastPrivilegeTest {
    private static final String LEAST = "77777777-7777-7777-7777-777777777777";
    private static final Set<PipelineAction> NAMESPACE =
            Set.of(PipelineAction.RUN_COMMAND, PipelineAction.COMMAND_RESULTS_READ);
    private static final String[] ROLES = {"compute-roles", "Managed Identity Operator @ registry"};
    private static final Set<UseCase> ON_ARC =
            Set.of(UseCase.RELAY, UseCase.REGISTER_PROVIDERS, UseCase.INSTALL_ON_ARC);
    private static final Set<UseCase> INSTALLS = Set.of(UseCase.INSTALL_EXTENSION, UseCase.INSTALL_ON_ARC);

    private static final Set<UseCase> IN_CLUSTER = Set.of(UseCase.CREATE_NAMESPACE, UseCase.INSTANCE_TYPES);
    private static final String SMALL =
            "{small: {resources: {requests: {cpu: 1, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}}}";

    /** Without these nobody knows what to install. */
    private static final Set<PipelineAction> SIGHT = Set.of(
            PipelineAction.AKS_READ,
            PipelineAction.ARC_READ,
            PipelineAction.EXTENSIONS_READ,
            PipelineAction.RELAY_READ);

    private static final String UNREGISTERED = "Microsoft.KubernetesConfiguration: NotRegistered, "
            + "Microsoft.MachineLearningServices: NotRegistered, Microsoft.Kubernetes: NotRegistered, "
            + "Microsoft.Relay: NotRegistered";
    /** Without these something cannot be checked; the run goes on and says so. */
    private static final Set<PipelineAction> LOOKS = Set.of(
            PipelineAction.AKS_READ,
            PipelineAction.ARC_READ,
            PipelineAction.EXTENSIONS_READ,
            PipelineAction.PERMISSIONS_READ,
            PipelineAction.DENIALS_READ,
            PipelineAction.LOCKS_READ,
            PipelineAction.RUN_COMMAND,
            PipelineAction.COMMAND_RESULTS_READ,
            PipelineAction.IDENTITY_READ,
            PipelineAction.GRANT_READ,
            PipelineAction.RELAY_READ);

    private static final Map<UseCase, List<String>> SETTINGS = Map.ofEntries(
            Map.entry(UseCase.PLAN, List.of("mode", "plan", "preflight", "warn")),
            Map.entry(UseCase.APPLY, List.of()),
            Map.entry(UseCase.NAMESPACE, List.of("mode", "plan", "preflight", "warn", "namespace", "team-a")),
            Map.entry(UseCase.CREATE_NAMESPACE, List.of("namespace", "new", "create-namespace", "true")),
            Map.entry(UseCase.INSTANCE_TYPES, List.of("apply-instance-types", "true", "instance-types", SMALL)),
            Map.entry(UseCase.VERIFY, List.of("verify", "job")),
            Map.entry(UseCase.USER_ASSIGNED, List.of("user-assigned-identities", Rig.TRAINING)),
            Map.entry(
                    UseCase.USER_ASSIGNED_ROLES, List.of("user-assigned-identities", Rig.TRAINING, ROLES[0], ROLES[1])),
            Map.entry(
                    UseCase.FEDERATED_CREDENTIALS,
                    List.of("user-assigned-identities", Rig.TRAINING, "federated-credentials", "azureml/default")),
            Map.entry(UseCase.WORKSPACE_ROLES, List.of("workspace-name", "ml-uai")),
            Map.entry(UseCase.REGISTER_PROVIDERS, List.of("register-providers", "true", "resource-id", Rig.ARC)),
            Map.entry(UseCase.INSTALL_EXTENSION, List.of("extension", "install")),
            Map.entry(UseCase.INSTALL_ON_ARC, List.of("extension", "install", "resource-id", Rig.ARC)),
            Map.entry(UseCase.RELAY, List.of("workspace-name", "ml-uai", "resource-id", Rig.ARC)),
            Map.entry(UseCase.COMPUTE_ROLES, List.of("identity-type", "SystemAssigned", ROLES[0], ROLES[1])),
            Map.entry(
                    UseCase.REPLACE,
                    List.of("compute-name", "old", "namespace", "default", "on-difference", "replace")),
            Map.entry(UseCase.DETACH, List.of("compute-name", "old", "mode", "detach")),
            Map.entry(
                    UseCase.REMOVE_EXTENSION,
                    List.of("compute-name", "old", "mode", "detach", "remove-extension", "true")),
            Map.entry(
                    UseCase.REMOVE_ROLES,
                    List.of("compute-name", "old", "mode", "detach", "remove-roles", "true", ROLES[0], ROLES[1])));

    @ParameterizedTest
    @EnumSource(UseCase.class)
    void theListedActionsAreEnough(UseCase use) {
        try (Rig rig = rig(use, actions(use))) {
            AttachOutcome outcome = run(rig, use);

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(
                    List.of(),
                    outcome.warnings().stream()
                            .filter(w -> w.contains("authoriz"))
                            .toList());
        }
    }

    /** The relay is made in the run, and the workspace's own identity gets its role there. */
    @Test
    void theActionsOfTwoUsesTogetherAreEnoughForBoth() {
        Stream<PipelineAction> both = Stream.concat(actions(UseCase.INSTALL_ON_ARC), actions(UseCase.RELAY));
        try (Rig rig = rig(UseCase.INSTALL_ON_ARC, both.distinct())) {
            AttachOutcome outcome = rig.run(
                    "client-id", LEAST, "workspace-name", "ml-uai", "resource-id", Rig.ARC, "extension", "install");

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals(1, rig.accepted("PUT", "/extensions/").size());
            assertTrue(
                    rig.accepted("PUT", "/roleAssignments/").size() > 1,
                    rig.writes().toString());
        }
    }

    @ParameterizedTest
    @MethodSource("each")
    void withoutOneTheRunStopsBeforeItWritesOrWarnsAndNamesTheAction(UseCase use, PipelineAction without) {
        try (Rig rig = rig(use, actions(use).filter(action -> action != without))) {
            AttachOutcome outcome = run(rig, use);

            assertTrue(outcome.toJson().contains(without.toString()), outcome.toJson());
            boolean blind = (use == UseCase.FEDERATED_CREDENTIALS && without == PipelineAction.AKS_READ)
                    || (use == UseCase.REMOVE_EXTENSION && without == PipelineAction.EXTENSIONS_READ);
            if (blind || (INSTALLS.contains(use) && SIGHT.contains(without))) {
                assertNotEquals(0, outcome.exitCode(), outcome.toJson());
            } else if (!LOOKS.contains(without) || (IN_CLUSTER.contains(use) && NAMESPACE.contains(without))) {
                assertTrue(outcome.exitCode() == 1 || outcome.exitCode() == 3, outcome.toJson());
                assertEquals(List.of(), rig.writes(), outcome.toJson());
            } else {
                assertEquals(0, outcome.exitCode(), outcome.toJson());
            }
        }
    }

    static Stream<Arguments> each() {
        return Arrays.stream(UseCase.values()).flatMap(use -> actions(use).map(action -> Arguments.of(use, action)));
    }

    /** The actions of a use on the kind of cluster that it is tried on. */
    private static Stream<PipelineAction> actions(UseCase use) {
        PipelineAction other = ON_ARC.contains(use) ? PipelineAction.AKS_READ : PipelineAction.ARC_READ;
        return PipelineAction.of(use).stream().filter(action -> action != other);
    }

    private static Rig rig(UseCase use, Stream<PipelineAction> actions) {
        return Rig.with("customRoles: {Least: {id: 44444444-4444-4444-4444-444444444444, actions: ["
                + actions.map(PipelineAction::toString).collect(Collectors.joining(", ")) + "]}}\n"
                + "principals: {least: {clientId: " + LEAST
                + ", secret: emulator-secret, roles: [Least @ subscription]}}\n"
                + "computes: {old: {workspace: ml-prod, cluster: aks-1, namespace: team-b, identity: SystemAssigned}}\n"
                + "providers: {" + (use == UseCase.REGISTER_PROVIDERS ? UNREGISTERED : "") + "}\n"
                + (use == UseCase.INSTALL_EXTENSION ? "aks: {aks-1: {extension: null}}\n" : "")
                + (use == UseCase.FEDERATED_CREDENTIALS ? "aks: {aks-1: {oidcIssuer: 'https://oidc.example/'}}\n" : "")
                + (use == UseCase.INSTALL_ON_ARC
                        ? "arc: {edge-7: {extension: null}}"
                        : "arc: {edge-7: {extension: {configurationSettings: "
                                + "{relayserver.hybridConnectionResourceID: null}}}}"));
    }

    private static AttachOutcome run(Rig rig, UseCase use) {
        if (use == UseCase.REMOVE_ROLES) {
            grantWhatIsToBeRemoved(rig);
        }
        return rig.run(Stream.concat(Stream.of("client-id", LEAST), SETTINGS.get(use).stream())
                .toArray(String[]::new));
    }

    private static void grantWhatIsToBeRemoved(Rig rig) {
        AttachOutcome granted = rig.run(
                "compute-name", "old", "namespace", "team-b", "identity-type", "SystemAssigned", ROLES[0], ROLES[1]);
        assertTrue(granted.changed(), granted.toJson());
        rig.emulator.clearRequests();
    }
}
