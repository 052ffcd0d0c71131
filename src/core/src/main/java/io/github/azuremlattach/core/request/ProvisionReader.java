package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.Optional;

/** Reads what is to be set up around a compute. */
final class ProvisionReader {
    private final Values values;
    private final Mistakes mistakes;

    ProvisionReader(Values values, Mistakes mistakes) {
        this.values = values;
        this.mistakes = mistakes;
    }

    Provision read(Optional<ClusterRef> cluster) {
        return new Provision(
                values.flag(Parameter.REGISTER_PROVIDERS), new ExtensionReader(values, mistakes).read(cluster));
    }
}
