package io.github.azuremlattach.core.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files whose size somebody else decides about. */
public final class SmallFile {
    private SmallFile() {}

    /**
     * Reads a whole file.
     *
     * @param maxBytes the most bytes that it may have
     * @throws IOException when it cannot be read or is larger
     */
    public static byte[] bytes(Path file, int maxBytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new FileSystemException(file.toString(), null, "it is larger than " + maxBytes + " bytes");
            }
            return bytes;
        }
    }

    /**
     * Reads a whole file of text.
     *
     * @throws IOException also when it is no UTF-8
     */
    public static String text(Path file, int maxBytes) throws IOException {
        return decoded(bytes(file, maxBytes));
    }

    static String decoded(byte[] bytes) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
