package io.github.azuremlattach.core.run;

import io.github.azuremlattach.core.azure.ArmException;
import io.github.azuremlattach.core.azure.Azure;
import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.azure.RateBudget;
import io.github.azuremlattach.core.request.ClusterRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the runs of a fleet have in common: one sign-in, and looks that are made once for all of them. */
public final class Commons {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final AzureAccess access;
    private final InstantSource clock;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, Namespaces> namespaces = new ConcurrentHashMap<>();
    private @Nullable Azure azure;

    /** A look, and when it was made. */
    private static final class Entry {
        private final Instant made;
        private final CompletableFuture<Object> result = new CompletableFuture<>();

        Entry(Instant made) {
            this.made = made;
        }
    }

    public Commons(AzureAccess access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    /** The rooms of Azure; signs in when first asked. */
    synchronized Azure azure() {
        Azure open = azure;
        if (open == null) {
            open = access.open();
            azure = open;
        }
        return open;
    }

    /** The token of these rooms was refused: the next who asks signs in anew. */
    synchronized void signInAnew(Azure refused) {
        if (azure == refused) {
            azure = null;
        }
    }

    String portal() {
        return access.portal();
    }

    RateBudget budget() {
        return access.budget();
    }

    Namespaces namespaces(ClusterRef cluster) {
        return namespaces.computeIfAbsent(key(cluster.id().toString()), id -> new Namespaces(this, cluster, clock));
    }

    /**
     * Does something once for all: whoever comes later, or meanwhile, gets the same result for ten minutes. Trouble is
     * shared by those who wait for it; only a refusal that will not change is remembered.
     *
     * @param what the name of the result
     */
    @SuppressWarnings("unchecked")
    <T> T once(String what, Supplier<T> work) {
        Entry mine = new Entry(clock.instant());
        Entry known = entries.compute(
                key(what), (key, old) -> old != null && mine.made.isBefore(old.made.plus(FRESH)) ? old : mine);
        if (known == mine) {
            try {
                mine.result.complete(work.get());
            } catch (RuntimeException e) {
                if (!(e instanceof ArmException arm && (arm.isForbidden() || arm.isNotFound()))) {
                    entries.remove(key(what), mine);
                }
                mine.result.completeExceptionally(e);
            }
        }
        return (T) Side.get(known.result);
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
