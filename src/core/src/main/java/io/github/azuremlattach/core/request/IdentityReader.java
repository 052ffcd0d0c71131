package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the compute's identity: its kind, and the ids of user-assigned ones. */
final class IdentityReader {
    private static final String TYPE = "Microsoft.ManagedIdentity/userAssignedIdentities";

    private final Values values;
    private final Mistakes mistakes;
    private final List<String> warnings;

    IdentityReader(Values values, Mistakes mistakes, List<String> warnings) {
        this.values = values;
        this.mistakes = mistakes;
        this.warnings = warnings;
    }

    /** The identity; ids without a kind mean UserAssigned, as in Microsoft's own Arc sample. */
    ComputeIdentity read() {
        List<ResourceId> ids = ids();
        String given = values.given(Parameter.USER_ASSIGNED_IDENTITIES);
        ComputeIdentity.Type type = values.given(Parameter.IDENTITY_TYPE).isEmpty() && !given.isEmpty()
                ? ComputeIdentity.Type.USER_ASSIGNED
                : values.choice(Parameter.IDENTITY_TYPE, ComputeIdentity.Type.class);
        if (mistakes.concern(Parameter.IDENTITY_TYPE)) {
            return ComputeIdentity.NONE;
        }
        if (type == ComputeIdentity.Type.USER_ASSIGNED && given.isEmpty()) {
            mistakes.missing(
                    Parameter.USER_ASSIGNED_IDENTITIES,
                    values.nameOf(Parameter.IDENTITY_TYPE) + " is UserAssigned, so give the identity's ARM id");
        }
        if (type != ComputeIdentity.Type.USER_ASSIGNED && !given.isEmpty()) {
            mistakes.wrong(
                    Parameter.USER_ASSIGNED_IDENTITIES,
                    given,
                    "a Kubernetes compute has either kind of identity, so set " + values.nameOf(Parameter.IDENTITY_TYPE)
                            + " to UserAssigned or leave the ids out");
            return ComputeIdentity.NONE;
        }
        if (ids.size() > 1) {
            warnings.add("%s holds %d identities: Azure uses only the first, %s."
                    .formatted(values.nameOf(Parameter.USER_ASSIGNED_IDENTITIES), ids.size(), ids.get(0)));
        }
        return type == ComputeIdentity.Type.USER_ASSIGNED && ids.isEmpty()
                ? ComputeIdentity.NONE
                : new ComputeIdentity(type, ids);
    }

    private List<ResourceId> ids() {
        List<ResourceId> ids = new ArrayList<>();
        for (String text : values.given(Parameter.USER_ASSIGNED_IDENTITIES).split("[,\\r\\n]+")) {
            if (text.isBlank()) {
                continue;
            }
            Optional<ResourceId> id = ResourceId.parse(text).filter(i -> i.isOfType(TYPE));
            if (id.isEmpty()) {
                mistakes.wrong(
                        Parameter.USER_ASSIGNED_IDENTITIES,
                        text.strip(),
                        "give /subscriptions/<id>/resourceGroups/<group>/providers/" + TYPE + "/<name>");
            } else if (!ids.contains(id.get())) {
                ids.add(id.get().withType(TYPE));
            }
        }
        return ids;
    }
}
