package io.github.azuremlattach.emulator.arm;

import io.github.azuremlattach.emulator.world.Settings;
import io.github.azuremlattach.emulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The token buckets that limit how fast a subscription, and a resource provider in it, may be used. */
final class Throttle {
    private final World world;
    private final Map<String, Bucket> buckets = new HashMap<>();

    /** What is counted apart. */
    enum Kind {
        READ,
        WRITE,
        DELETE;

        static Kind of(String method) {
            return switch (method) {
                case "GET", "HEAD" -> READ;
                case "DELETE" -> DELETE;
                default -> WRITE;
            };
        }

        /** Its word in messages. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Its word in headers and scenarios: reads, writes, deletes. */
        String key() {
            return word() + "s";
        }
    }

    /** A bucket: what is in it, and since when. */
    private record Bucket(double left, Instant at) {}

    Throttle(World world) {
        this.world = world;
    }

    /** Takes one request from a subscription's bucket; answers how many seconds to wait if limits are on, else 0. */
    long take(String subscription, Kind kind) {
        Settings settings = world.settings();
        int refill = settings.refill(kind.key(), kind == Kind.READ ? 25 : 10);
        return take(subscription + "/" + kind, burst(kind), Math.max(1, refill), settings.throttles());
    }

    /** The same for a resource provider that the scenario limits; 0 for any other. */
    long takeOfProvider(String subscription, String namespace) {
        Settings settings = world.settings();
        int burst = settings.providerBurst(namespace);
        return burst < 0
                ? 0
                : take(subscription + "/" + namespace, burst, Math.max(1, settings.providerRefill(namespace)), true);
    }

    /** What is left of a subscription's bucket, for the header that tells so. */
    long left(String subscription, Kind kind) {
        Bucket bucket = buckets.get(subscription + "/" + kind);
        return bucket == null ? burst(kind) : (long) bucket.left();
    }

    private long take(String key, int burst, int refill, boolean limited) {
        Instant now = world.now();
        Bucket before = buckets.getOrDefault(key, new Bucket(burst, now));
        double seconds = Math.max(0, Duration.between(before.at(), now).toMillis()) / 1000.0;
        double left = Math.min(burst, before.left() + seconds * refill);
        boolean refused = limited && left < 1;
        buckets.put(key, new Bucket(refused ? left : Math.max(0, left - 1), now));
        return refused ? Math.max(1, (long) Math.ceil((1 - left) / refill)) : 0;
    }

    private int burst(Kind kind) {
        return world.settings().burst(kind.key(), kind == Kind.READ ? 250 : 200);
    }
}
