package io.github.azuremlattach.core.faults;

import com.azure.core.http.HttpRequest;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A request that something happens to.
 *
 * @param asked the attach
 * @param target its request
 * @param trouble what happens
 * @param lasting whether it happens to every request with this method and path, and not only to this one
 */
record Befallen(Asked asked, Target target, Trouble trouble, boolean lasting) {
    private static final int MOST_LOOKS = 2;
    private static final Map<Asked, List<Target>> TARGETS = new EnumMap<>(Asked.class);

    /** The requests of an attach, as it makes them when nothing happens. */
    static synchronized List<Target> targets(Asked asked) {
        return TARGETS.computeIfAbsent(
                asked,
                a -> Cells.on(bench -> {
                    bench.setUp(a);
                    try (Trial trial = bench.trial(a.settings(), Line.Happening.NOTHING)) {
                        Evidence evidence = new Evidence(bench, a, trial.finish());
                        List<String> wrong = Rule.converged(evidence);
                        if (!wrong.isEmpty()) {
                            throw new AssertionError(wrong);
                        }
                        return Target.of(evidence.requests);
                    }
                }));
    }

    /**
     * The requests of an attach that are worth befalling: all of the first, and of the others those that write the compute
     * or are of a new sort, of which the third look and those after it are no other than the second. {@code -Dmatrix=all}
     * befalls every one.
     */
    static List<Target> worthwhile(Asked asked) {
        Set<String> before = new HashSet<>();
        if (!Cells.ALL) {
            List.of(Asked.values()).subList(0, asked.ordinal()).forEach(earlier -> targets(earlier)
                    .forEach(target -> before.add(target.sort())));
        }
        return targets(asked).stream()
                .filter(target -> target.writesCompute() || !before.contains(target.sort()))
                .filter(target -> Cells.ALL || before.isEmpty() || target.write() || target.nth() <= MOST_LOOKS)
                .toList();
    }

    /** Runs the attach, and says what it did. */
    Evidence happen(Bench bench) {
        bench.setUp(asked);
        return happen(bench, asked.settings());
    }

    /** Runs something else that is asked of the Azure as it stands, and says what it did. */
    Evidence happen(Bench bench, Map<String, String> settings) {
        if (!trouble.fault.isEmpty()) {
            bench.emulator.apply("faults: [{match: {method: " + target.method() + ", path: '" + target.path() + "'"
                    + (lasting ? "" : ", nth: " + target.nth()) + "}, fault: " + trouble.fault + "}]");
        }
        AtomicInteger seen = new AtomicInteger();
        Line.Happening happening = trouble.fault.isEmpty() ? once(bench, seen) : Line.Happening.NOTHING;
        try (Trial trial = trial(bench, settings, happening)) {
            Evidence evidence = new Evidence(bench, asked, trial.finish());
            if (trouble.fault.isEmpty() && seen.get() < target.nth()) {
                throw new AssertionError("it befell no request");
            }
            return evidence;
        }
    }

    private Trial trial(Bench bench, Map<String, String> settings, Line.Happening happening) {
        if (trouble.hangs()) {
            return bench.impatientTrial(settings, happening);
        }
        return trouble.isOfTheConnection() ? bench.networkTrial(settings, happening) : bench.trial(settings, happening);
    }

    /** A trouble that is none of the emulator's. */
    private Line.Happening once(Bench bench, AtomicInteger seen) {
        return (Line line, int number, HttpRequest request, boolean before) -> {
            if (before && target.fits(request) && seen.incrementAndGet() == target.nth()) {
                bench.clock.pass(trouble.jump);
                if (trouble == Trouble.CONNECTION_REFUSED) {
                    throw new UncheckedIOException(new ConnectException("Connection refused"));
                }
            }
        };
    }

    @Override
    public String toString() {
        return target.toString();
    }
}
