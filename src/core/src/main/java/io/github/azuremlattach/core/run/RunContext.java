package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.AzureClients;
import io.github.azuremlattach.core.azure.Compute;
import io.github.azuremlattach.core.azure.Computes.OperationStatus;
import io.github.azuremlattach.core.azure.ProvisioningState;
import io.github.azuremlattach.core.diagnosis.Diagnosis;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.preflight.Finding;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.CachedReads;
import io.github.azuremlattach.core.survey.FleetContext;
import io.github.azuremlattach.core.survey.ObservedState;
import io.github.azuremlattach.core.survey.RunCommandCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the parts of a run share: the request, the way to Azure, the state, and what only this process remembers. */
final class RunContext {
    private static final Duration NEWS = Duration.ofMinutes(1);

    private final AttachRequest request;
    private final FleetContext fleet;
    private final InstantSource clock;
    private final Consumer<? super AttachEvent> listener;
    private final String process = UUID.randomUUID().toString().substring(0, 8);

    /** The addresses of operations by step; secret, since they are signed, and never saved. */
    private final Map<String, String> operations = new HashMap<>();

    private final ListedState listed = new ListedState(this);

    private RunState state;

    /** What exists, until it has been decided about. */
    @Nullable
    ObservedState observed;

    /** The commands in the cluster, by step. */
    private final Map<String, RunCommandCall> commands = new HashMap<>();

    RunContext(
            AttachRequest request,
            FleetContext fleet,
            InstantSource clock,
            Consumer<? super AttachEvent> listener,
            RunState state) {
        this.request = request;
        this.fleet = fleet;
        this.clock = clock;
        this.listener = listener;
        this.state = state;
    }

    AttachRequest request() {
        return request;
    }

    FleetContext fleet() {
        return fleet;
    }

    AzureClients azure() {
        return fleet.azure();
    }

    RunState state() {
        return state;
    }

    /** What the list that the runs of a workspace share says of this run's compute. */
    ListedState listed() {
        return listed;
    }

    void use(RunState other) {
        state = other;
    }

    /** The name of this process. */
    String process() {
        return process;
    }

    long now() {
        return clock.millis();
    }

    /** Says that the run goes on, when there has been no news for a while. */
    void heartbeat() {
        if (now() - state.lastNews >= NEWS.toMillis()) {
            tell(new AttachEvent.Heartbeat(state.stage.waitingFor(), elapsed(), left()));
        }
    }

    Duration elapsed() {
        return Duration.ofMillis(now() - state.started);
    }

    Duration left() {
        return Duration.ofMillis(Math.max(0, state.deadline - now()));
    }

    /** Reads that are shared in a fleet; after a new decision nothing older than it. */
    CachedReads reads() {
        return new CachedReads(fleet, notBefore());
    }

    Instant notBefore() {
        return Instant.ofEpochMilli(state.replannedAt);
    }

    /** Reads the compute, and keeps what is known of it. */
    Optional<Compute> readCompute() {
        state.lastLook = now();
        Optional<Compute> compute = azure().computes().get(request.computeId());
        compute.ifPresent(this::seen);
        return compute;
    }

    void seen(Compute compute) {
        provisioningState(compute.state());
        boolean settled = compute.provisioningState() == ProvisioningState.SUCCEEDED;
        if (settled || !compute.actingPrincipal().isEmpty()) {
            state.principalId = compute.actingPrincipal();
        }
    }

    /** Keeps the address of an operation that a step began. */
    void began(String step, Optional<String> address) {
        operations.remove(step);
        address.ifPresent(known -> operations.put(step, known));
    }

    /** Whether the operation of a step has not been seen to end. */
    boolean hasOperation(String step) {
        return operations.containsKey(step);
    }

    /** How far the operation of a step is; empty when nobody can say. */
    Optional<OperationStatus> poll(String step) {
        state.lastLook = now();
        return new OperationPoller(azure().computes(), operations).poll(step);
    }

    /**
     * Every other time how far the operation of a step is; else the step looks at the thing itself, since either may be the
     * first to tell the end. After trouble with the operation the next look is at the thing.
     */
    Optional<OperationStatus> pollInTurn(String operation, StepState step) {
        if (step.looks % 2 != 0) {
            return Optional.empty();
        }
        try {
            return poll(operation);
        } catch (ArmException e) {
            step.looks++;
            throw e;
        }
    }

    /** The command of a step in the cluster, which is given once and then asked after. */
    RunCommandCall command(String step, String text) {
        return commands.computeIfAbsent(step, s -> new RunCommandCall(request.cluster(), text));
    }

    /** The command of a step has been answered. */
    void answered(String step) {
        commands.remove(step);
    }

    /** What the checks said, in sentences. */
    List<Verdict> verdicts() {
        Diagnosis diagnosis = Diagnosis.of(request);
        return state.checks.stream()
                .flatMap(fact ->
                        Finding.ofCode(fact.code()).stream().map(finding -> finding.with(fact.facts(), diagnosis)))
                .toList();
    }

    void tell(AttachEvent event) {
        state.lastNews = now();
        listener.accept(event);
    }

    void provisioningState(String name) {
        if (!name.isEmpty() && !name.equals(state.provisioningState)) {
            state.provisioningState = name;
            listed.forget();
            tell(new AttachEvent.StateChanged(name, elapsed()));
        }
    }
}
