package io.github.azuremlattach.core.result;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands, as plain text that may be stored: no client, no token, no signed address.
 *
 * <p>The text is made when it is first asked for: whoever stores nothing does not pay for it.
 */
public final class Checkpoint {
    private final Supplier<String> writer;
    private @Nullable String text;

    /**
     * One that was stored.
     *
     * @param text its text
     */
    public Checkpoint(String text) {
        this(() -> text);
    }

    private Checkpoint(Supplier<String> writer) {
        this.writer = writer;
    }

    /**
     * One of a run in this process.
     *
     * @param writer makes the text, always the same; from any thread
     */
    public static Checkpoint written(Supplier<String> writer) {
        return new Checkpoint(writer);
    }

    /** The text; its form belongs to the version of the product that wrote it. */
    public synchronized String text() {
        String made = text == null ? writer.get() : text;
        text = made;
        return made;
    }

    @Override
    public String toString() {
        return text();
    }
}
