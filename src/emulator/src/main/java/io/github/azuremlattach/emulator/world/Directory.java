package io.github.azuremlattach.emulator.world;

import io.github.azuremlattach.emulator.world.Principal.Credentials;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The directory of principals, with the delay until a new one is known everywhere. */
public final class Directory {
    private final Map<String, Principal> byObjectId = new LinkedHashMap<>();
    private final Map<String, Long> lookups = new HashMap<>();
    private long made;

    /** A GUID that depends on nothing but the text, so that every start gives the same. */
    public static String guid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Adds or replaces a principal. */
    public void put(Principal principal) {
        byObjectId.put(principal.objectId().toLowerCase(Locale.ROOT), principal);
    }

    /** Makes the service principal of a managed identity; each call makes another one. */
    public Principal create(String name, String tenant, Instant now) {
        made++;
        Principal principal = new Principal(
                guid("object/" + name + "/" + made),
                guid("client/" + name + "/" + made),
                name,
                "ServicePrincipal",
                tenant,
                now,
                List.of(),
                Credentials.NONE);
        put(principal);
        return principal;
    }

    /** Deletes a principal; what was granted to it stays behind. */
    public void delete(String objectId) {
        byObjectId.remove(objectId.toLowerCase(Locale.ROOT));
    }

    /** The principal of that object id. */
    public Optional<Principal> find(String objectId) {
        return Optional.ofNullable(byObjectId.get(objectId.toLowerCase(Locale.ROOT)));
    }

    /** The principal that signs in under that client id. */
    public Optional<Principal> client(String clientId) {
        return byObjectId.values().stream()
                .filter(principal -> principal.clientId().equalsIgnoreCase(clientId))
                .findFirst();
    }

    /** The principal's object id with those of its groups, the groups of groups included. */
    public List<String> withGroups(Principal principal) {
        List<String> found = new ArrayList<>(List.of(principal.objectId()));
        for (int i = 0; i < found.size(); i++) {
            List<String> groups = i == 0
                    ? principal.groups()
                    : find(found.get(i)).map(Principal::groups).orElse(List.of());
            groups.stream()
                    .filter(group -> found.stream().noneMatch(group::equalsIgnoreCase))
                    .forEach(found::add);
        }
        return found;
    }

    /** Every principal. */
    public List<Principal> all() {
        return List.copyOf(byObjectId.values());
    }

    /**
     * The principal of that object id, if the place that looks already knows it: a new one stays unknown for the delay
     * and for the given number of lookups, whichever ends later.
     */
    public Optional<Principal> replicated(String objectId, Instant now, Duration delay, long attempts) {
        return find(objectId).filter(principal -> {
            Instant since = principal.since();
            if (since == null) {
                return true;
            }
            long lookup = lookups.merge(principal.objectId(), 1L, Long::sum);
            return !now.isBefore(since.plus(delay)) && lookup > attempts;
        });
    }
}
