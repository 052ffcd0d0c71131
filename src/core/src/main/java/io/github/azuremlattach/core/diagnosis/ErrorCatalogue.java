package io.github.azuremlattach.core.diagnosis;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The catalogue of known failures; read when the first one happens. Its order has no meaning. */
public final class ErrorCatalogue {
    /** The files, by subject. */
    private static final List<String> FILES = List.of(
            "sign-in",
            "federation",
            "connection",
            "permissions",
            "requests",
            "compute",
            "cluster-access",
            "extension",
            "health-check",
            "cluster",
            "run-command",
            "roles",
            "job");

    private ErrorCatalogue() {}

    /** All known failures. */
    public static List<KnownError> entries() {
        return Holder.ENTRIES;
    }

    /** The failures that fit a symptom best: usually one; several where Azure reports several; none when unknown. */
    public static List<KnownError> matching(Symptom symptom) {
        List<Match> matches = entries().stream()
                .map(entry -> new Match(entry, entry.weight(symptom)))
                .filter(match -> match.weight() > 0)
                .sorted(Comparator.comparingInt(Match::weight).reversed())
                .toList();
        return matches.stream()
                .filter(match ->
                        match.weight() / KnownError.STEP == matches.get(0).weight() / KnownError.STEP)
                .map(Match::entry)
                .toList();
    }

    private record Match(KnownError entry, int weight) {}

    private static final class Holder {
        static final List<KnownError> ENTRIES = read();

        private static List<KnownError> read() {
            YAMLMapper yaml = new YAMLMapper();
            List<KnownError> all = new ArrayList<>();
            for (String file : FILES) {
                try (InputStream catalogue = ErrorCatalogue.class.getResourceAsStream("catalogue/" + file + ".yaml")) {
                    all.addAll(yaml.readValue(catalogue, new TypeReference<List<KnownError>>() {}));
                } catch (IOException e) {
                    throw new UncheckedIOException(file, e);
                }
            }
            return List.copyOf(all);
        }
    }
}
