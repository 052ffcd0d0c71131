package io.github.azuremlattach.core.result;

import io.github.azuremlattach.core.result.AttachOutcome.Kind;
import io.github.azuremlattach.core.result.AttachPlan.Decision;
import io.github.azuremlattach.core.result.ChangeResult.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of everything that a run may say. */
final class Samples {
    static final String CLUSTER = "/subscriptions/s/resourceGroups/g/providers/M.C/managedClusters/aks-1";
    static final String SCOPE = "/subscriptions/s/resourceGroups/g/providers/M.R/registries/crmlprod";
    static final Difference NAMESPACE = new Difference("namespace", "a", "b", false);
    static final Advice ADVICE = new Advice("It is stopped.", "Start it.", List.of("az aks start"), "https://x");
    static final AttachFailure FAILURE = new AttachFailure(
            AttachFailure.Kind.REFUSED,
            "role-refused",
            "Azure said no.",
            List.of("seen"),
            List.of("Forbidden: no."),
            List.of(ADVICE),
            "c-1");

    static final GrantRole GRANT = new GrantRole(
            "grant-compute-1",
            Holder.COMPUTE,
            "team-a",
            "p-1",
            "AcrPull",
            "7f951dda",
            SCOPE,
            Reason.ROLE_REQUESTED,
            List.of("attach"));
    static final AttachCompute ATTACH = new AttachCompute(
            "team-a",
            CLUSTER,
            "westeurope",
            "a",
            "UserAssigned",
            "/ids/trainer",
            Map.of(),
            Reason.COMPUTE_MISSING,
            List.of());
    static final UpdateCompute UPDATE = new UpdateCompute(
            "team-a",
            CLUSTER,
            "westeurope",
            "SystemAssigned",
            "",
            Map.of("team", "vision"),
            Reason.COMPUTE_DIFFERS,
            List.of());
    static final DetachCompute DETACH =
            new DetachCompute("team-a", CLUSTER, Reason.DETACH_REQUESTED, List.of("remove-1"));
    static final CreateNamespace CREATE = new CreateNamespace("a", CLUSTER, Reason.NAMESPACE_MISSING);
    static final RemoveRole REMOVE =
            new RemoveRole("remove-1", "team-a", "p-1", "AcrPull", "7f951dda", SCOPE, Reason.REMOVAL_REQUESTED);
    static final RegisterProvider REGISTER =
            new RegisterProvider("provider-1", "Microsoft.Relay", "s", Reason.PROVIDER_MISSING);
    static final CreateRelay RELAY =
            new CreateRelay("/ids/edge7relay", "edge-7", "westeurope", Reason.RELAY_MISSING, List.of());
    static final InstallExtension INSTALL = new InstallExtension(
            "azureml",
            CLUSTER,
            "1.1.64",
            "stable",
            Map.of("enableTraining", "True"),
            Reason.EXTENSION_MISSING,
            List.of("provider-1"));
    static final UpdateExtension CONFIGURE = new UpdateExtension(
            "azureml", CLUSTER, "", "", Map.of("installVolcano", "False"), Reason.EXTENSION_DIFFERS, List.of());
    static final List<Change> CHANGES =
            List.of(REGISTER, RELAY, INSTALL, CONFIGURE, GRANT, CREATE, UPDATE, DETACH, REMOVE, ATTACH);

    private Samples() {}

    static AttachPlan plan(Change... changes) {
        return new AttachPlan(
                changes.length == 0 ? Decision.NOTHING : Decision.CHANGE, List.of(changes), true, List.of());
    }

    static Verdict verdict(Verdict.Result result) {
        return new Verdict(
                "cluster-available",
                result,
                "cluster-stopped",
                Map.of("name", "aks-1"),
                "aks-1 is stopped",
                result == Verdict.Result.PASS ? Optional.empty() : Optional.of(ADVICE));
    }

    static AttachOutcome outcome(String name, Kind kind, Optional<AttachFailure> failure) {
        return new AttachOutcome(
                name,
                kind,
                "/w/computes/" + name,
                "/w",
                CLUSTER,
                "a",
                "Succeeded",
                "p-1",
                kind == Kind.ATTACHED,
                Optional.of(plan(ATTACH, GRANT)),
                List.of(verdict(Verdict.Result.PASS), verdict(Verdict.Result.WARNING)),
                List.of(new ChangeResult(ATTACH, Status.DONE, ""), new ChangeResult(GRANT, Status.REFUSED, "no")),
                List.of("careful"),
                List.of(new AttachOutcome.Span("look", 500, 1250)),
                "https://portal",
                failure);
    }

    static AttachOutcome outcome(String name, Kind kind) {
        return outcome(name, kind, Optional.empty());
    }

    static AttachOutcome failed(String name, AttachFailure.Kind kind) {
        return outcome(name, Kind.FAILED, Optional.of(AttachFailure.of(kind, "No.", List.of(), List.of())));
    }
}
