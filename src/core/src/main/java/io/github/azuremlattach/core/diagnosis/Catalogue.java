package io.github.azuremlattach.core.diagnosis;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The catalogue of known failures; read when the first one happens. */
public final class Catalogue {
    private Catalogue() {}

    /** All known failures, the most telling first. */
    public static List<Symptom> symptoms() {
        return Holder.SYMPTOMS;
    }

    private static final class Holder {
        static final List<Symptom> SYMPTOMS = read();

        private static List<Symptom> read() {
            try (InputStream catalogue = Catalogue.class.getResourceAsStream("catalogue.yaml")) {
                return new YAMLMapper().readValue(catalogue, new TypeReference<List<Symptom>>() {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
