package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Cluster;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Lock;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.plan.NeededPermissions;
import io.github.azuremlattach.core.plan.PlanDecision;
import io.github.azuremlattach.core.plan.PlanDraft;
import io.github.azuremlattach.core.plan.Planner;
import io.github.azuremlattach.core.preflight.CheckContext;
import io.github.azuremlattach.core.preflight.Preflight;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachOutcome;
import io.github.azuremlattach.core.result.AttachPlan.Decision;
import io.github.azuremlattach.core.result.Holder;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.CallerFacts;
import io.github.azuremlattach.core.survey.ClusterContents;
import io.github.azuremlattach.core.survey.LockReader;
import io.github.azuremlattach.core.survey.NamespaceListing;
import io.github.azuremlattach.core.survey.Observation;
import io.github.azuremlattach.core.survey.ObservedState;
import io.github.azuremlattach.core.survey.RoleFacts;
import io.github.azuremlattach.core.survey.RoleReader;
import io.github.azuremlattach.core.survey.SnapshotReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks, and decides once: from here on the plan in the checkpoint is the program of the run. */
final class Observing {
    private static final String ALWAYS_THERE = "default";
    private static final Duration WORKSPACE_PAUSE = Duration.ofSeconds(10);
    private static final Duration WORKSPACE_PATIENCE = Duration.ofMinutes(10);
    private static final Duration KUBECTL_PATIENCE = Duration.ofSeconds(90);

    /** What comes after a piece of observing: a pause, or the end of a run that has nothing to do. */
    record Result(Duration pause, Optional<AttachOutcome> end) {
        static final Result ON = new Result(Duration.ZERO, Optional.empty());
    }

    private final RunContext context;
    private final RunState state;
    private final AttachRequest request;

    Observing(RunContext context) {
        this.context = context;
        this.state = context.state();
        this.request = context.request();
    }

    Result work() {
        if (state.stage == Stage.NAMESPACE && !state.namespace.isKnown()) {
            return namespace();
        }
        ObservedState known = context.observed;
        ObservedState observed = known == null ? look() : known;
        if (isBeingUpdated(observed)) {
            context.observed = null;
            state.replannedAt = context.now();
            return new Result(WORKSPACE_PAUSE, Optional.empty());
        }
        if (!state.namespace.isKnown()) {
            return Result.ON;
        }
        Optional<Duration> question = instanceTypes(observed).or(() -> health(observed));
        return question.isPresent() ? new Result(question.get(), Optional.empty()) : decide(observed);
    }

    /** How long to wait for the instance types that the cluster has; empty when there is nothing to wait for. */
    private Optional<Duration> instanceTypes(ObservedState observed) {
        if (!request.provision().applyInstanceTypes()) {
            return Optional.empty();
        }
        InstanceTypesQuestion question = new InstanceTypesQuestion(context);
        return question.arises(observed) ? question.ask() : Optional.empty();
    }

    /** How long to wait for what the cluster says of something that has Failed; empty when there is nothing to wait for. */
    private Optional<Duration> health(ObservedState observed) {
        HealthQuestion question = new HealthQuestion(context);
        if (!question.arises(observed)) {
            return Optional.empty();
        }
        state.enter(Stage.CLUSTER_HEALTH, context.now());
        Optional<Duration> pause = question.ask();
        if (pause.isEmpty()) {
            state.enter(Stage.PLAN, context.now());
        }
        return pause;
    }

    /** A workspace that Azure is working on is ready in a moment; it is waited for, and then the check judges it. */
    private boolean isBeingUpdated(ObservedState observed) {
        String workspace = observed.workspace().provisioningState();
        return request.policy().mode() == Mode.APPLY
                && ProvisioningState.of(workspace) == ProvisioningState.RUNNING
                && context.elapsed().compareTo(WORKSPACE_PATIENCE) < 0;
    }

    private ObservedState look() {
        if (state.replans == 0 && state.stage == Stage.LOOK && state.laps.isEmpty()) {
            request.warnings().forEach(warning -> context.tell(new AttachEvent.Warned(warning)));
        }
        ObservedState observed = new SnapshotReader(request, context.reads(), isPatient()).read();
        context.observed = observed;
        state.entra = observed.knownCluster()
                .map(cluster -> cluster.details().entra())
                .orElse(false);
        if (!state.namespace.isKnown()) {
            state.namespace = withoutLooking(observed);
        }
        state.enter(state.namespace.isKnown() ? Stage.PLAN : Stage.NAMESPACE, context.now());
        return observed;
    }

    /** What is known of the namespace without asking the cluster. */
    private NamespaceFact withoutLooking(ObservedState observed) {
        Policy policy = request.policy();
        boolean wanted = policy.mode() != Mode.DETACH
                && (policy.preflight() != Policy.Preflight.OFF || policy.createNamespace());
        if (!wanted) {
            return NamespaceFact.NOT_NEEDED;
        }
        if (request.kubernetes().namespace().equals(ALWAYS_THERE)) {
            return NamespaceFact.known(true);
        }
        Optional<Cluster> cluster = observed.knownCluster();
        boolean stopped = cluster.filter(c -> c.availability().equalsIgnoreCase("Stopped"))
                .isPresent();
        boolean absent = observed.cluster().seen().filter(Optional::isEmpty).isPresent();
        if (absent || stopped) {
            return NamespaceFact.NOT_NEEDED;
        }
        if (!request.cluster().isAks()) {
            return NamespaceFact.unknown(NamespaceFact.Reason.NO_LOOK_INTO_ARC);
        }
        return cluster.map(Cluster::runCommand).orElse(true)
                ? NamespaceFact.NOT_LOOKED_UP
                : NamespaceFact.unknown(NamespaceFact.Reason.RUN_COMMAND_DISABLED);
    }

    private Result namespace() {
        NamespaceListing listing = context.fleet().namespaces(request.cluster());
        Optional<Observation<Boolean>> answer =
                listing.has(request.kubernetes().namespace(), context.notBefore(), state.attempt < 3, state.entra);
        Duration waited = Duration.ofMillis(context.now() - state.entered);
        if (answer.isEmpty() && waited.compareTo(KUBECTL_PATIENCE) < 0) {
            return new Result(listing.pause(), Optional.empty());
        }
        state.namespace =
                answer.map(NamespaceFact::of).orElseGet(() -> NamespaceFact.unknown(NamespaceFact.Reason.NO_ANSWER));
        state.enter(Stage.PLAN, context.now());
        return Result.ON;
    }

    private Result decide(ObservedState observed) {
        ClusterContents contents = new ClusterContents(
                state.namespace.observation(), state.instanceTypes.observation(), state.health.observation());
        PlanDraft draft = PlanDraft.of(request, observed);
        RoleReader reader = new RoleReader(context.reads(), isPatient());
        RoleFacts facts = reader.read(draft.requirements().queries(state.exactRoles));
        PlanDecision decision = Planner.decide(request, observed, draft, facts, contents);
        CheckContext checks =
                new CheckContext(request, observed, contents, decision, caller(reader, decision), locks(decision));
        List<Verdict> verdicts = Preflight.verdicts(checks);
        state.plan = decision.plan();
        state.checks.clear();
        verdicts.forEach(verdict -> state.checks.add(new RunState.CheckFact(verdict.code(), verdict.facts())));
        decision.roles()
                .forEach(need ->
                        state.granted(need.required().holder(), need.newest().toEpochMilli()));
        state.widerRoles = decision.roles().stream()
                .anyMatch(need -> need.required().holder() == Holder.WORKSPACE && need.isByOthers());
        observed.compute().ifPresent(compute -> state.provisioningState = compute.state());
        state.principalId = observed.compute().map(Compute::actingPrincipal).orElse("");
        observed.compute()
                .filter(compute -> compute.provisioningState() == ProvisioningState.FAILED)
                .ifPresent(
                        compute -> state.operationErrors.addAll(compute.errors().lines()));
        context.observed = null;
        verdicts.forEach(verdict -> context.tell(new AttachEvent.Checked(verdict)));
        context.tell(new AttachEvent.Planned(decision.plan()));
        return new Result(Duration.ZERO, end(Preflight.stops(checks, verdicts), verdicts));
    }

    private CallerFacts caller(RoleReader reader, PlanDecision decision) {
        return request.policy().preflight() == Policy.Preflight.OFF
                ? CallerFacts.NONE
                : reader.caller(NeededPermissions.of(request, decision.plan()).keySet());
    }

    /** The locks around what the plan writes, and around the cluster, which Azure Machine Learning writes to. */
    private Map<String, Observation<List<Lock>>> locks(PlanDecision decision) {
        Set<String> scopes =
                new TreeSet<>(NeededPermissions.of(request, decision.plan()).keySet());
        if (request.policy().preflight() == Policy.Preflight.OFF || scopes.isEmpty()) {
            return Map.of();
        }
        request.target().ifPresent(cluster -> scopes.add(cluster.id().toString()));
        return new LockReader(context.reads(), isPatient()).read(scopes);
    }

    /** The outcome of a run that changes nothing; empty when there is something to do. */
    private Optional<AttachOutcome> end(boolean stopped, List<Verdict> verdicts) {
        Outcomes outcomes = new Outcomes(context);
        Failures failures = new Failures(context);
        if (stopped) {
            return Optional.of(outcomes.failed(failures.preflight(verdicts)));
        }
        Outcomes.doubts(verdicts).forEach(warning -> context.tell(new AttachEvent.Warned(warning)));
        boolean refused = state.plan().decision() == Decision.REFUSE;
        if (request.policy().mode() == Mode.CHECK) {
            boolean same = state.plan().isEmpty() && state.plan().differences().isEmpty();
            return Optional.of(
                    same
                            ? outcomes.ended(AttachOutcome.Kind.UNCHANGED)
                            : outcomes.drifted(new Failures(context).differs()));
        }
        if (refused) {
            return Optional.of(outcomes.failed(new Failures(context).differs()));
        }
        return request.policy().mode() == Mode.PLAN
                ? Optional.of(outcomes.ended(AttachOutcome.Kind.PLANNED))
                : Optional.empty();
    }

    private boolean isPatient() {
        return state.attempt < 2;
    }
}
