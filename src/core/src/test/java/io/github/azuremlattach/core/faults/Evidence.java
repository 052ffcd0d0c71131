package io.github.azuremlattach.core.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.azure.BuiltInRole;
import io.github.azuremlattach.core.result.ApplyInstanceTypes;
import io.github.azuremlattach.core.result.AttachCompute;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.ChangeResult;
import io.github.azuremlattach.core.result.CreateNamespace;
import io.github.azuremlattach.core.result.CreateRelay;
import io.github.azuremlattach.core.result.DetachCompute;
import io.github.azuremlattach.core.result.GrantRole;
import io.github.azuremlattach.core.result.InstallExtension;
import io.github.azuremlattach.core.result.RegisterProvider;
import io.github.azuremlattach.core.result.RemoveExtension;
import io.github.azuremlattach.core.result.UpdateCompute;
import io.github.azuremlattach.core.result.UpdateExtension;
import io.github.azuremlattach.core.result.VerifyCompute;
import io.github.azuremlattach.emulator.RecordedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a run said in the end, what it sent, and what exists then. */
final class Evidence {
    final Asked asked;
    final AttachOutcome outcome;
    final List<RecordedRequest> requests;
    final Duration waited;
    private final Bench bench;
    private final Set<String> hosts;
    private final JsonNode compute;
    private final List<String> roles;
    private final Proof proof;

    /** Looks at the bench after a run. */
    Evidence(Bench bench, Asked asked, Trial trial) {
        this.asked = asked;
        this.bench = bench;
        this.outcome = trial.outcome();
        this.waited = trial.waited();
        this.requests = bench.emulator.requests();
        this.hosts = trial.line.hosts();
        this.compute = bench.compute(asked);
        this.roles = bench.newRoles();
        this.proof = Proof.of(bench, requests, outcome);
        bench.emulator.verify();
    }

    /** The jobs that were begun, and what has become of them. */
    Proof proof() {
        return proof;
    }

    /** Whether there is a compute of that name. */
    boolean hasCompute() {
        return !compute.isMissingNode();
    }

    /** Whether the compute is Succeeded and stands for the cluster, the namespace and the identity that were asked for. */
    boolean computeIsAsAsked() {
        JsonNode properties = compute.path("properties");
        return properties.path("provisioningState").asText().equals("Succeeded")
                && properties.path("resourceId").asText().equalsIgnoreCase(asked.cluster)
                && properties.at("/properties/namespace").asText().equals(asked.namespace)
                && compute.at("/identity/type").asText().equals(asked.identityType)
                && (!asked.identityType.equals("UserAssigned")
                        || compute.path("identity").toString().contains("/id-training"));
    }

    /** Whether the outcome names the compute's state and principal as they are. */
    boolean outcomeNamesTheCompute() {
        return outcome.provisioningState().equals("Succeeded")
                && outcome.principalId().equals(bench.computePrincipal(asked));
    }

    /** The role assignments that were made. */
    List<String> roles() {
        return roles;
    }

    /** The role assignments that there must be. */
    List<String> rolesAsked() {
        return asked.roles(bench.workspacePrincipal(asked), bench.computePrincipal(asked));
    }

    /** The role assignments that there must be, but for those of which the run said that it could not see to them. */
    List<String> rolesSeenTo() {
        boolean relayUnseen = outcome.warnings().stream().anyMatch(warning -> warning.contains("Azure Relay Owner"));
        return rolesAsked().stream()
                .filter(role -> !(relayUnseen && role.startsWith(BuiltInRole.AZURE_RELAY_OWNER.guid())))
                .toList();
    }

    boolean namespaceIsThere() {
        return !asked.cluster.equals(Ids.AKS) || bench.hasNamespace(asked.cluster, asked.namespace);
    }

    /** How often Azure carried out a write to the compute. */
    long carriedOut(String method) {
        return requests.stream()
                .filter(request ->
                        request.method().equals(method) && request.path().equals(computeId()) && request.carriedOut())
                .count();
    }

    /** How often Azure carried out the removal of the extension. */
    long removals() {
        return requests.stream()
                .filter(request -> request.method().equals("DELETE")
                        && request.carriedOut()
                        && request.path().contains("/extensions/"))
                .count();
    }

    /** What was written, but stands neither among the changes nor in the reason of the failure. */
    List<String> unreported() {
        String words = outcome.failure().map(f -> f.summary() + f.details()).orElse("");
        List<String> unreported = new ArrayList<>();
        if (roles.size() > changed(GrantRole.class) && !words.contains("/roleAssignments/")) {
            unreported.add(roles.size() - changed(GrantRole.class) + " roles");
        }
        boolean put = changed(AttachCompute.class) + changed(UpdateCompute.class) > 0;
        if (carriedOut("PUT") > 0 && !put && !words.contains("PUT " + computeId())) {
            unreported.add("the attach");
        }
        if (carriedOut("DELETE") > 0 && changed(DetachCompute.class) == 0 && !words.contains("DELETE " + computeId())) {
            unreported.add("the detach");
        }
        boolean registered =
                requests.stream().anyMatch(r -> r.carriedOut() && r.path().endsWith("/register"));
        if (wrote("/extensions/azureml") && changed(InstallExtension.class) == 0 && !words.contains("/extensions/")) {
            unreported.add("the installation");
        }
        boolean patched = requests.stream()
                .anyMatch(r ->
                        r.carriedOut() && r.method().equals("PATCH") && r.path().contains("/extensions/"));
        if (patched && changed(UpdateExtension.class) == 0 && !words.contains("/extensions/")) {
            unreported.add("the update of the extension");
        }
        if (removals() > 0 && changed(RemoveExtension.class) == 0 && !words.contains("/extensions/")) {
            unreported.add("the removal of the extension");
        }
        if (wrote("/hybridConnections/") && changed(CreateRelay.class) == 0 && !words.contains("/namespaces/")) {
            unreported.add("the relay");
        }
        if (registered && changed(RegisterProvider.class) == 0 && !words.contains("/register")) {
            unreported.add("the registration");
        }
        if (ran("kubectl apply") && changed(ApplyInstanceTypes.class) == 0 && !words.contains("/runCommand")) {
            unreported.add("the instance types");
        }
        if (proof.begun() > 0 && changed(VerifyCompute.class) == 0 && !words.contains("/jobs/")) {
            unreported.add("the jobs");
        }
        boolean said = changed(CreateNamespace.class) > 0
                || Stream.of("It is unknown whether namespace", "waiting for the namespace")
                        .anyMatch(words::contains);
        if ((asked == Asked.AKS || asked == Asked.BARE) && namespaceIsThere() && !said) {
            unreported.add("the namespace");
        }
        return unreported;
    }

    private boolean wrote(String pathPart) {
        return requests.stream()
                .anyMatch(request -> request.method().equals("PUT")
                        && request.carriedOut()
                        && request.path().contains(pathPart));
    }

    private boolean ran(String command) {
        return requests.stream()
                .anyMatch(request -> request.carriedOut()
                        && request.path().toLowerCase(Locale.ROOT).endsWith("/runcommand")
                        && String.valueOf(request.body()).contains(command));
    }

    /** How many changes of a kind the run says that it made, or may have made. */
    private long changed(Class<? extends Change> kind) {
        return outcome.changes().stream()
                .filter(result -> kind.isInstance(result.change()))
                .filter(result -> result.status().changed()
                        || (result.status() == ChangeResult.Status.PENDING
                                && !result.problem().isEmpty()))
                .count();
    }

    /** The writes to the compute that Azure carried out although another one was there. */
    List<String> overwrote() {
        List<String> overwrote = new ArrayList<>();
        String owner = "";
        for (RecordedRequest request : requests) {
            if (!request.path().equals(computeId()) || !request.carriedOut()) {
                continue;
            }
            if (request.method().equals("DELETE")) {
                owner = "";
            } else if (request.method().equals("PUT")) {
                String namespace = String.valueOf(request.body()).replaceAll(".*\"namespace\":\"([^\"]*)\".*", "$1");
                if (!owner.isEmpty() && !owner.equals(namespace)) {
                    overwrote.add(namespace + " over " + owner);
                }
                owner = namespace;
            }
        }
        return overwrote;
    }

    private String computeId() {
        return asked.workspace + "/computes/" + Asked.COMPUTE;
    }

    /** How often a fault fell. */
    long faults() {
        return requests.stream().filter(request -> !request.fault().isEmpty()).count();
    }

    /** Whether the emulator itself broke. */
    boolean emulatorBroke() {
        return requests.stream().anyMatch(r -> r.status() == 500 && r.fault().isEmpty());
    }

    /** Whether every request went to the one host that was named. */
    boolean stayedAtHome() {
        return hosts.equals(Set.of(bench.emulator.url().replace("https://", "")));
    }
}
