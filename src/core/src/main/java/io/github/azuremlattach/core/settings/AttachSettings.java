package io.github.azuremlattach.core.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The raw values of a run, as a host received them: nothing is checked and nothing is defaulted yet. */
public interface AttachSettings {

    /** The most bytes of a file that a parameter names. */
    int MAX_BYTES = 4 << 20;

    /** The text given for a parameter; empty when none was given. */
    String value(Parameter parameter);

    /** How this host spells a parameter, for messages to its users. */
    String nameOf(Parameter parameter);

    /** What this host's users call a parameter. */
    default String parameterWord() {
        return "parameter";
    }

    /** Where a parameter was given, or should be. */
    default Location where(Parameter parameter) {
        return Location.NONE;
    }

    /** Names that were given but stand for no parameter. */
    default Set<String> unknownNames() {
        return Set.of();
    }

    /** Where a run comes from, as far as the host knows: {@code repository}, {@code commit} and {@code run}. */
    default Map<String, String> origin() {
        return Map.of();
    }

    /** Reads a file of text that a parameter names. */
    default String readFile(String path) throws IOException {
        return SmallFile.decoded(readBytes(path));
    }

    /** Reads a file that a parameter names, byte by byte. */
    default byte[] readBytes(String path) throws IOException {
        return SmallFile.bytes(Path.of(path), MAX_BYTES);
    }

    /** Settings from a map with the catalogue's kebab-case names. */
    static AttachSettings of(Map<String, String> values) {
        return new MapSettings(values);
    }
}
