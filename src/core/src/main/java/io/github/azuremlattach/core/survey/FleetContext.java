package io.github.azuremlattach.core.survey;

import io.github.azuremlattach.core.azure.AzureAccess;
import io.github.azuremlattach.core.azure.AzureClients;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.RateBudget;
import io.github.azuremlattach.core.request.ClusterRef;
import io.github.azuremlattach.core.request.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the runs of a fleet have in common: one sign-in, and looks that are made once for all of them. */
public final class FleetContext {
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** For how long trouble that may pass is shared; shorter than the shortest pause before another try. */
    private static final Duration TROUBLE = Duration.ofMillis(900);

    private final AzureAccess access;
    private final InstantSource clock;
    private final boolean shared;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, SharedRunCommand> commands = new ConcurrentHashMap<>();
    private final Map<ResourceId, ComputeWatch> watches = new ConcurrentHashMap<>();
    private final OneAtATime oneAtATime = new OneAtATime();
    private @Nullable AzureClients azure;

    /** A look, and when it was made. */
    private static final class Entry {
        private final Instant made;
        private final CompletableFuture<Object> result = new CompletableFuture<>();
        private volatile Instant until;
        private volatile boolean isTrouble;

        Entry(Instant made) {
            this.made = made;
            this.until = made.plus(FRESH);
        }

        void share(Instant end) {
            isTrouble = true;
            until = end;
        }

        boolean serves(Instant now, Instant notBefore) {
            boolean fresh = now.isBefore(until) && !(isTrouble && now.isBefore(made));
            return fresh && !made.isBefore(notBefore);
        }
    }

    /** What a run that is alone has. */
    public FleetContext(AzureAccess access, InstantSource clock) {
        this(access, clock, false);
    }

    /** What runs have in common; {@code shared} where there are several. */
    public FleetContext(AzureAccess access, InstantSource clock, boolean shared) {
        this.access = access;
        this.clock = clock;
        this.shared = shared;
    }

    boolean isShared() {
        return shared;
    }

    Instant now() {
        return clock.instant();
    }

    /** The clients of Azure; signs in when first asked. */
    public synchronized AzureClients azure() {
        AzureClients open = azure;
        if (open == null) {
            open = access.open();
            azure = open;
        }
        return open;
    }

    /** The token of these clients was refused: the next who asks signs in anew. */
    public synchronized void signInAnew(AzureClients refused) {
        if (azure == refused) {
            azure = null;
        }
    }

    public String portal() {
        return access.portal();
    }

    /** The application or managed identity that signs in; empty when it is not known. */
    public String clientId() {
        return access.clientId();
    }

    public RateBudget budget() {
        return access.budget();
    }

    /** The namespaces of an AKS cluster. */
    public NamespaceListing namespaces(ClusterRef cluster) {
        return new NamespaceListing(command(cluster, NamespaceListing.COMMAND));
    }

    /** The instance types of an AKS cluster. */
    public InstanceTypeListing instanceTypes(ClusterRef cluster) {
        return new InstanceTypeListing(command(cluster, InstanceTypeListing.COMMAND));
    }

    /** How the extension is inside an AKS cluster. */
    public HealthLook health(ClusterRef cluster) {
        return new HealthLook(command(cluster, HealthLook.COMMAND));
    }

    private SharedRunCommand command(ClusterRef cluster, String text) {
        return commands.computeIfAbsent(
                key(cluster.id().toString()) + " " + text, id -> new SharedRunCommand(this, cluster, clock, text));
    }

    /** Work that may not be done by two runs at the same time. */
    public OneAtATime oneAtATime() {
        return oneAtATime;
    }

    /** What tells the states of a workspace's computes to all who wait for them. */
    public ComputeWatch watch(ResourceId workspace) {
        return watches.computeIfAbsent(workspace, id -> new ComputeWatch(this, id, clock));
    }

    /** Does something once for all within ten minutes. */
    public <T> T once(String what, Supplier<T> work) {
        return once(what, Instant.MIN, work);
    }

    /**
     * Does something once for all: whoever comes later, or meanwhile, gets the same result for ten minutes. Trouble is
     * shared for a moment by those who wait for it; only a refusal that will not change is remembered longer.
     *
     * @param what the name of the result
     * @param notBefore a result older than this is not used
     */
    @SuppressWarnings("unchecked")
    public <T> T once(String what, Instant notBefore, Supplier<T> work) {
        Entry mine = new Entry(clock.instant());
        Entry known =
                entries.compute(key(what), (key, old) -> old != null && old.serves(mine.made, notBefore) ? old : mine);
        if (known == mine) {
            try {
                mine.result.complete(work.get());
            } catch (RuntimeException e) {
                if (!(e instanceof ArmException arm && (arm.isForbidden() || arm.isNotFound()))) {
                    mine.share(clock.instant().plus(TROUBLE));
                }
                mine.result.completeExceptionally(e);
            } catch (Error e) {
                entries.remove(key(what), mine);
                mine.result.completeExceptionally(e);
                throw e;
            }
        }
        return (T) ParallelReads.get(known.result);
    }

    /** Does work for several runs side by side, and waits for all of it. */
    public <T> List<T> together(List<Supplier<T>> work) {
        return work.stream().map(ParallelReads::start).toList().stream()
                .map(ParallelReads::get)
                .toList();
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
