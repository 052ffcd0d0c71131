package io.github.azuremlattach.emulator.arm;

import io.github.azuremlattach.emulator.world.Settings;
import io.github.azuremlattach.emulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The token buckets that limit how fast a subscription may be read and written. */
final class Throttle {
    private final World world;
    private final Map<String, Bucket> buckets = new HashMap<>();

    /** A bucket: what is in it, and since when. */
    private record Bucket(double left, Instant at) {}

    Throttle(World world) {
        this.world = world;
    }

    /** Takes one from the bucket; answers how many seconds to wait if it is empty and limits are on, else 0. */
    long take(String subscription, boolean write) {
        Settings settings = world.settings();
        Instant now = world.now();
        int burst = burst(write);
        int refill = Math.max(1, write ? settings.refill("writes", 10) : settings.refill("reads", 25));
        Bucket before = buckets.getOrDefault(key(subscription, write), new Bucket(burst, now));
        double seconds = Math.max(0, Duration.between(before.at(), now).toMillis()) / 1000.0;
        double left = Math.min(burst, before.left() + seconds * refill);
        if (settings.throttles() && left < 1) {
            buckets.put(key(subscription, write), new Bucket(left, now));
            return Math.max(1, (long) Math.ceil((1 - left) / refill));
        }
        buckets.put(key(subscription, write), new Bucket(Math.max(0, left - 1), now));
        return 0;
    }

    /** What is left, for the header that tells so. */
    long left(String subscription, boolean write) {
        Bucket bucket = buckets.get(key(subscription, write));
        return bucket == null ? burst(write) : (long) bucket.left();
    }

    private int burst(boolean write) {
        return write ? world.settings().burst("writes", 200) : world.settings().burst("reads", 250);
    }

    private static String key(String subscription, boolean write) {
        return (write ? "writes/" : "reads/") + subscription;
    }
}
