package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads the roles that a compute's identity is to have, one a line. */
final class RoleGrantReader {
    private final Values values;
    private final Mistakes mistakes;

    RoleGrantReader(Values values, Mistakes mistakes) {
        this.values = values;
        this.mistakes = mistakes;
    }

    List<RoleGrant> read() {
        List<RoleGrant> grants = new ArrayList<>();
        for (String line : values.given(Parameter.COMPUTE_ROLES).split("[\\r\\n]+")) {
            if (!line.isBlank()) {
                read(line.strip(), grants);
            }
        }
        return grants;
    }

    private void read(String line, List<RoleGrant> grants) {
        int at = line.lastIndexOf('@');
        String role = at < 0 ? "" : line.substring(0, at).strip();
        String scope = at < 0 ? "" : normal(line.substring(at + 1).strip());
        if (role.isEmpty() || scope.isEmpty()) {
            mistakes.wrong(
                    Parameter.COMPUTE_ROLES,
                    line,
                    "give '<role name or GUID> @ <ARM id, registry or storage>', such as AcrPull @ registry");
            return;
        }
        RoleGrant grant = new RoleGrant(role, scope);
        if (!grant.isWorkspaceOwned() && !isScope(scope)) {
            mistakes.wrong(
                    Parameter.COMPUTE_ROLES,
                    line,
                    "the scope must be registry, storage or an ARM id that begins with /subscriptions/");
        } else if (!grants.contains(grant)) {
            grants.add(grant);
        }
    }

    private static String normal(String scope) {
        String lower = scope.toLowerCase(Locale.ROOT);
        if (lower.equals(RoleGrant.REGISTRY) || lower.equals(RoleGrant.STORAGE)) {
            return lower;
        }
        String absolute = lower.startsWith("subscriptions/") ? "/" + scope : scope;
        return ResourceId.parse(absolute)
                .map(ResourceId::toString)
                .orElse(absolute.endsWith("/") ? absolute.substring(0, absolute.length() - 1) : absolute);
    }

    private static boolean isScope(String scope) {
        String[] parts = scope.split("/", -1);
        return parts.length > 2
                && parts[0].isEmpty()
                && parts[1].equalsIgnoreCase("subscriptions")
                && ResourceId.isGuid(parts[2])
                && Arrays.stream(parts).skip(3).allMatch(ResourceId::isName);
    }
}
