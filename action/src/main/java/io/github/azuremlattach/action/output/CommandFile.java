package io.github.azuremlattach.action.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;

/**
 * One of the files through which the runner takes values, such as {@code GITHUB_OUTPUT}.
 *
 * <p>Source: actions/toolkit, packages/core, file-command.ts.
 */
public final class CommandFile {
    private CommandFile() {}

    /** Appends values, each between delimiters that it cannot guess. */
    public static void append(Path file, Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> {
            String delimiter = "ghadelimiter_" + UUID.randomUUID();
            if (value.contains(delimiter)) {
                throw new IllegalStateException("a value contains the delimiter that was drawn for it");
            }
            text.append(name).append("<<").append(delimiter).append('\n');
            text.append(value).append('\n').append(delimiter).append('\n');
        });
        append(file, text.toString());
    }

    /**
     * Appends text, or leaves the file as it was where there is no room: the runner fails a step that left half a value.
     * Half a character, which JSON can spell, becomes a question mark and stops nothing.
     */
    public static void append(Path file, String text) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            append(channel, channel.size(), ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(FileChannel channel, long end, ByteBuffer bytes) throws IOException {
        try {
            channel.position(end);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
    }
}
