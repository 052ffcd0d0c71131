package io.github.azuremlattach.core.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Two runs do not do at the same time what Azure takes one after another only. */
class OneAtATimeTest {
    private final OneAtATime turns = new OneAtATime();

    @Test
    void nobodyWorksWhileAnotherDoes() {
        List<Boolean> others = new ArrayList<>();

        boolean done = turns.tryWork("/identities/One", () -> {
            others.add(inAnotherThread("/identities/one"));
            others.add(inAnotherThread("/identities/two"));
        });

        assertTrue(done);
        assertEquals(List.of(false, true), others);
        assertTrue(inAnotherThread("/identities/one"), "it is free again");
    }

    @Test
    void workThatFailsLeavesItFree() {
        assertThrows(
                IllegalStateException.class,
                () -> turns.tryWork("one", () -> {
                    throw new IllegalStateException("Azure refused");
                }));

        assertTrue(inAnotherThread("one"));
    }

    @Test
    void theWorkOfWhoIsTurnedAwayIsNotDone() {
        List<String> done = new ArrayList<>();

        turns.tryWork("one", () -> {
            boolean other = CompletableFuture.supplyAsync(() -> turns.tryWork("one", () -> done.add("other")))
                    .join();
            assertFalse(other);
            done.add("mine");
        });

        assertEquals(List.of("mine"), done);
    }

    private boolean inAnotherThread(String what) {
        return CompletableFuture.supplyAsync(() -> turns.tryWork(what, () -> {}))
                .join();
    }
}
