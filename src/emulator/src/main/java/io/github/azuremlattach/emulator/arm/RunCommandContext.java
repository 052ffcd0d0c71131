package io.github.azuremlattach.emulator.arm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files that come with a run-command: a base64 text of a zip archive, empty for none. */
final class RunCommandContext {
    private RunCommandContext() {}

    /**
     * The texts of the files by relative name.
     *
     * @throws IllegalArgumentException if the context is not a zip archive in base64
     */
    static Map<String, String> files(String context) {
        Map<String, String> files = new HashMap<>();
        if (context.isEmpty()) {
            return files;
        }
        byte[] bytes = Base64.getDecoder().decode(context);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not a zip archive", e);
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("not a zip archive");
        }
        return files;
    }
}
