package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.Computes;
import io.github.azuremlattach.core.azure.Computes.OperationStatus;
import io.github.azuremlattach.core.http.ArmException;
import java.util.Map;
import java.util.Optional;

/**
 * Looks how far a long-running operation is, by the address that Azure gave. The address is known only to the process that
 * began the operation; where it is unknown or no longer answers, the resource itself has to be looked at.
 */
final class OperationPoller {
    private final Computes computes;
    private final Map<String, String> addresses;

    OperationPoller(Computes computes, Map<String, String> addresses) {
        this.computes = computes;
        this.addresses = addresses;
    }

    /** The operation's status; empty when nobody can say. A terminal status is said once. */
    Optional<OperationStatus> poll(String step) {
        String address = addresses.get(step);
        if (address == null) {
            return Optional.empty();
        }
        Optional<OperationStatus> status;
        try {
            status = Optional.of(computes.status(address));
        } catch (ArmException e) {
            if (e.isTransient() || e.isUnauthorized()) {
                throw e;
            }
            status = Optional.empty();
        }
        if (status.filter(s -> !s.state().isTerminal()).isEmpty()) {
            addresses.remove(step);
        }
        return status;
    }
}
