package io.github.azuremlattach.core.preflight;

import io.github.azuremlattach.core.request.ComputeIdentity;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.Observation;
import java.util.List;
import java.util.Optional;

/** Whether the user-assigned identity of the compute exists; where it is to have roles, planning them says so. */
final class IdentityExists implements Check {
    @Override
    public List<Verdict> verdicts(CheckContext context) {
        ComputeIdentity identity = context.request().identity();
        if (identity.type() != ComputeIdentity.Type.USER_ASSIGNED
                || !context.request().computeRoles().isEmpty()) {
            return List.of();
        }
        ResourceId id = identity.userAssigned().get(0);
        Observation<Optional<String>> read = context.observed().principals().get(id);
        return read == null
                ? List.of()
                : read.fold(
                        principal -> principal.isPresent()
                                ? List.of()
                                : context.say(Finding.IDENTITY_MISSING, "identity", id.toString()),
                        why -> context.say(Finding.IDENTITY_UNREADABLE, "identity", id.toString(), "why", why));
    }
}
