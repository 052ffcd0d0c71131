package io.github.azuremlattach.core.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How many requests Resource Manager still takes from one identity: a bucket for the reads and one for the writes of
 * each subscription. Runs that share a budget reserve what they are about to send, so that they never throttle each
 * other; what the service's own headers say counts, when it is less.
 *
 * <p>Source: Understand how Azure Resource Manager throttles requests, learn.microsoft.com: buckets of 250 reads that
 * refill by 25 a second and of 200 writes that refill by 10 a second.
 */
public final class RateBudget {
    private static final long LOST = 60_000;

    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Map<String, Hold> holds = new HashMap<>();
    private final Set<Reservation> queue = new LinkedHashSet<>();

    public RateBudget(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Requests that are about to be made.
     *
     * @param subscription the subscription
     * @param provider the resource provider, such as {@code Microsoft.Authorization}; empty for several
     * @param write whether they write
     * @param count how many
     */
    public record Need(String subscription, String provider, boolean write, int count) {

        /** Requests to several providers. */
        public Need(String subscription, boolean write, int count) {
            this(subscription, "", write, count);
        }
    }

    /** A place in the queue. It is released when the requests have been made, and lost a minute after it was due. */
    public static final class Reservation {
        private final List<Need> needs;
        private final long due;

        private final Duration wait;

        private Reservation(List<Need> needs, long now, Duration wait) {
            this.needs = List.copyOf(needs);
            this.due = now + wait.toMillis();
            this.wait = wait;
        }

        /** How long after the reservation the requests may be made; zero for at once. */
        public Duration pause() {
            return wait;
        }
    }

    /**
     * Reserves requests.
     *
     * @param needs the requests
     * @param polite whether half of each bucket of writes is left to others
     */
    public synchronized Reservation reserve(List<Need> needs, boolean polite) {
        long now = clock.millis();
        queue.stream().filter(old -> old.due + LOST < now).toList().forEach(this::release);
        long wait = 0;
        for (Need need : needs) {
            Bucket bucket = bucket(need.subscription(), need.write());
            bucket.reserved += need.count();
            wait = Math.max(wait, bucket.until(now, polite && need.write() ? bucket.capacity / 2 : 0));
            Hold hold = holds.getOrDefault(key(need.subscription(), need.provider(), need.write()), Hold.NONE);
            wait = Math.max(wait, hold.left(now));
        }
        Reservation reservation = new Reservation(needs, now, Duration.ofMillis(wait));
        queue.add(reservation);
        return reservation;
    }

    /** Gives a reservation back; what was sent meanwhile has been counted by itself. */
    public synchronized void release(Reservation reservation) {
        if (queue.remove(reservation)) {
            reservation.needs.forEach(need -> bucket(need.subscription(), need.write()).reserved -= need.count());
        }
    }

    /** A request goes out. */
    synchronized void sent(String subscription, boolean write) {
        Bucket bucket = bucket(subscription, write);
        bucket.refill(clock.millis());
        bucket.tokens--;
    }

    /** The service says what is left. */
    synchronized void told(String subscription, boolean write, int remaining) {
        Bucket bucket = bucket(subscription, write);
        bucket.refill(clock.millis());
        bucket.tokens = Math.min(bucket.tokens, remaining);
    }

    /** The service takes no more for a while. */
    synchronized void refused(String subscription, boolean write, Duration retryAfter) {
        Bucket bucket = bucket(subscription, write);
        bucket.refill(clock.millis());
        bucket.tokens = Math.min(bucket.tokens, -bucket.perSecond * retryAfter.toMillis() / 1000.0);
    }

    /** A resource provider takes no more for a while; all others do. */
    synchronized void refusedByProvider(String subscription, String provider, boolean write, Duration retryAfter) {
        long now = clock.millis();
        holds.put(key(subscription, provider, write), new Hold(now, now + retryAfter.toMillis()));
    }

    private static String key(String subscription, String provider, boolean write) {
        return (subscription + " " + provider).toLowerCase(Locale.ROOT) + write;
    }

    /** A time in which nothing is sent; over at once when the clock is put back, since nobody knows then. */
    private record Hold(long since, long until) {
        static final Hold NONE = new Hold(0, 0);

        long left(long now) {
            return now < since ? 0 : Math.max(0, until - now);
        }
    }

    private Bucket bucket(String subscription, boolean write) {
        return buckets.computeIfAbsent(
                subscription.toLowerCase(Locale.ROOT) + (write ? " writes" : " reads"),
                key -> write ? new Bucket(200, 10, clock.millis()) : new Bucket(250, 25, clock.millis()));
    }

    private static final class Bucket {
        private final int capacity;
        private final int perSecond;
        private double tokens;
        private int reserved;
        private long filled;

        Bucket(int capacity, int perSecond, long now) {
            this.capacity = capacity;
            this.perSecond = perSecond;
            this.tokens = capacity;
            this.filled = now;
        }

        void refill(long now) {
            tokens = Math.min(capacity, tokens + Math.max(0, now - filled) * perSecond / 1000.0);
            filled = now;
        }

        /** Milliseconds until all that is reserved is there, and some more. */
        long until(long now, int rest) {
            refill(now);
            return (long) Math.ceil(Math.max(0, reserved + rest - tokens) * 1000 / perSecond);
        }
    }
}
