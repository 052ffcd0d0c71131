package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.Map;
import java.util.Optional;

/** Reads what is to be set up around a compute. */
final class ProvisionReader {
    private final Values values;
    private final Mistakes mistakes;

    ProvisionReader(Values values, Mistakes mistakes) {
        this.values = values;
        this.mistakes = mistakes;
    }

    Provision read(
            Optional<ClusterRef> cluster,
            ComputeIdentity identity,
            KubernetesSettings kubernetes,
            Policy policy,
            AttachSettings settings) {
        return new Provision(
                values.flag(Parameter.REGISTER_PROVIDERS),
                new ExtensionReader(values, mistakes).read(cluster),
                applies(cluster, kubernetes.instanceTypes()),
                removes(cluster, policy),
                new ServiceAccountReader(values, mistakes).read(identity, policy.mode()),
                new VerificationReader(values, mistakes).read(settings, policy));
    }

    /** Where nothing is detached, it has no effect. */
    private boolean removes(Optional<ClusterRef> cluster, Policy policy) {
        boolean removes = values.flag(Parameter.REMOVE_EXTENSION) && policy.mode() == Mode.DETACH;
        if (removes && cluster.isEmpty() && !mistakes.concern(Parameter.RESOURCE_ID)) {
            mistakes.wrong(
                    Parameter.REMOVE_EXTENSION,
                    "true",
                    "name the cluster that loses its extension, so give " + values.nameOf(Parameter.RESOURCE_ID));
        } else if (removes && !policy.await()) {
            mistakes.wrong(
                    Parameter.REMOVE_EXTENSION,
                    "true",
                    "the extension goes only once the compute is detached, so set " + values.nameOf(Parameter.WAIT)
                            + " to true");
        }
        return removes;
    }

    private boolean applies(Optional<ClusterRef> cluster, Map<String, Object> types) {
        boolean applies = values.flag(Parameter.APPLY_INSTANCE_TYPES);
        if (applies && cluster.isPresent()) {
            if (!cluster.get().isAks()) {
                mistakes.wrong(
                        Parameter.APPLY_INSTANCE_TYPES,
                        "true",
                        "only AKS offers a way to apply them, so leave it out and apply them by kubectl as "
                                + values.nameOf(Parameter.MODE) + " plan shows");
            } else if (types.isEmpty() && !mistakes.concern(Parameter.INSTANCE_TYPES)) {
                mistakes.wrong(
                        Parameter.APPLY_INSTANCE_TYPES,
                        "true",
                        "there is nothing to apply, so give " + values.nameOf(Parameter.INSTANCE_TYPES));
            }
            InstanceTypeRules.problem(types)
                    .ifPresent(problem ->
                            mistakes.wrong(Parameter.INSTANCE_TYPES, values.given(Parameter.INSTANCE_TYPES), problem));
        }
        return applies;
    }
}
