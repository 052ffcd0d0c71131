package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.result.ApplyInstanceTypes;
import io.github.azuremlattach.core.result.AttachCompute;
import io.github.azuremlattach.core.result.Change;
import io.github.azuremlattach.core.result.CreateNamespace;
import io.github.azuremlattach.core.result.CreateRelay;
import io.github.azuremlattach.core.result.DetachCompute;
import io.github.azuremlattach.core.result.FederateServiceAccount;
import io.github.azuremlattach.core.result.GrantRole;
import io.github.azuremlattach.core.result.Holder;
import io.github.azuremlattach.core.result.InstallExtension;
import io.github.azuremlattach.core.result.RegisterProvider;
import io.github.azuremlattach.core.result.RemoveExtension;
import io.github.azuremlattach.core.result.RemoveRole;
import io.github.azuremlattach.core.result.UpdateCompute;
import io.github.azuremlattach.core.result.UpdateExtension;
import io.github.azuremlattach.core.result.VerifyCompute;
import java.util.Map;
import java.util.Objects;

/** The executor and the stage of each kind of change. */
final class StepExecutors {
    private static final Map<Class<? extends Change>, Kind<?>> KINDS = Map.ofEntries(
            kind(RegisterProvider.class, new RegisterProviderExecutor(), Stage.PROVIDERS),
            kind(CreateRelay.class, new CreateRelayExecutor(), Stage.RELAY),
            kind(InstallExtension.class, new InstallExtensionExecutor(), Stage.EXTENSION),
            kind(UpdateExtension.class, new UpdateExtensionExecutor(), Stage.EXTENSION),
            kind(RemoveExtension.class, new RemoveExtensionExecutor(), Stage.REMOVE_EXTENSION),
            kind(CreateNamespace.class, new NamespaceExecutor(), Stage.CREATE_NAMESPACE),
            kind(ApplyInstanceTypes.class, new ApplyInstanceTypesExecutor(), Stage.APPLY_INSTANCE_TYPES),
            kind(FederateServiceAccount.class, new FederateExecutor(), Stage.FEDERATED_CREDENTIALS),
            kind(GrantRole.class, new GrantExecutor(), Stage.COMPUTE_ROLES),
            kind(RemoveRole.class, new RemoveRoleExecutor(), Stage.REMOVE_ROLES),
            kind(AttachCompute.class, new AttachExecutor(), Stage.ATTACH),
            kind(UpdateCompute.class, new UpdateExecutor(), Stage.ATTACH),
            kind(DetachCompute.class, new DetachExecutor(), Stage.DETACH),
            kind(VerifyCompute.class, new VerifyExecutor(), Stage.VERIFY));

    /** What carries a kind of change out, and the stage that people see meanwhile. */
    private record Kind<C extends Change>(Class<C> type, StepExecutor<C> executor, Stage stage) {
        StepResult execute(Change change, StepState step, RunContext context) {
            return executor.execute(type.cast(change), step, context);
        }
    }

    private StepExecutors() {}

    private static <C extends Change> Map.Entry<Class<? extends Change>, Kind<?>> kind(
            Class<C> type, StepExecutor<C> executor, Stage stage) {
        return Map.entry(type, new Kind<>(type, executor, stage));
    }

    static StepResult execute(Change change, StepState step, RunContext context) {
        return of(change).execute(change, step, context);
    }

    static Stage stage(Change change, boolean provisioning) {
        if (change instanceof GrantRole grant && grant.holder() == Holder.WORKSPACE) {
            return Stage.WORKSPACE_ROLES;
        }
        Stage stage = of(change).stage();
        boolean beside = stage == Stage.COMPUTE_ROLES || stage == Stage.FEDERATED_CREDENTIALS;
        return beside && provisioning ? Stage.PROVISIONING : stage;
    }

    private static Kind<?> of(Change change) {
        return Objects.requireNonNull(KINDS.get(change.getClass()));
    }
}
