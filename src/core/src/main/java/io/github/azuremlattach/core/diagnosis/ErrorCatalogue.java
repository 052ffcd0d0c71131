package io.github.azuremlattach.core.diagnosis;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The catalogue of known failures; read when the first one happens. */
public final class ErrorCatalogue {
    private ErrorCatalogue() {}

    /** All known failures, the most telling first. */
    public static List<KnownError> symptoms() {
        return Holder.SYMPTOMS;
    }

    private static final class Holder {
        static final List<KnownError> SYMPTOMS = read();

        private static List<KnownError> read() {
            try (InputStream catalogue = ErrorCatalogue.class.getResourceAsStream("catalogue.yaml")) {
                return new YAMLMapper().readValue(catalogue, new TypeReference<List<KnownError>>() {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
