package io.github.azuremlattach.core.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.azuremlattach.core.http.ArmException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a look throws on its thread reaches whoever waits for it as it is. */
class ParallelReadsTest {
    static Throwable[] thrown() {
        return new Throwable[] {
            new StackOverflowError(), new IllegalStateException("why"), ArmException.unanswered("nobody is there")
        };
    }

    @Test
    void aLookAnswersWhatItSaw() {
        assertEquals("seen", ParallelReads.get(ParallelReads.start(() -> "seen")));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void whatALookThrowsIsThrown(Throwable thrown) {
        Supplier<String> look = () -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        };
        CompletableFuture<String> started = ParallelReads.start(look);

        assertSame(thrown, assertThrows(Throwable.class, () -> ParallelReads.get(started)));
    }

    @Test
    void whatNoLookCanThrowIsKeptAsTheCause() {
        IOException cause = new IOException("why");

        IllegalStateException thrown = assertThrows(
                IllegalStateException.class, () -> ParallelReads.get(CompletableFuture.failedFuture(cause)));

        assertSame(cause, thrown.getCause().getCause());
    }
}
