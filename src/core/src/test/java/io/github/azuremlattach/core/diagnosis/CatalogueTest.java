package io.github.azuremlattach.core.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.settings.Parameter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every entry of the catalogue. */
class CatalogueTest {

    static Stream<KnownError> symptoms() {
        return ErrorCatalogue.symptoms().stream();
    }

    @ParameterizedTest
    @MethodSource("symptoms")
    void isComplete(KnownError symptom) {
        assertTrue(symptom.cause().endsWith("."), symptom.cause());
        assertTrue(symptom.remedy().endsWith("."), symptom.remedy());
        assertFalse(symptom.symptom().isBlank());
        assertTrue(Optional.ofNullable(symptom.link())
                .map(link -> link.startsWith("https://"))
                .orElse(true));
        Set<String> names = new HashSet<>();
        symptoms().map(KnownError::symptom).forEach(name -> assertTrue(names.add(name), name));
    }

    @ParameterizedTest
    @MethodSource("symptoms")
    void speaksOfParametersThatExist(KnownError symptom) {
        Matcher places = Pattern.compile("\\{([^}]*)}").matcher(symptom.remedy());
        List<String> unknown = places.results()
                .map(place -> place.group(1))
                .filter(name -> Parameter.named(name).isEmpty())
                .toList();
        assertEquals(List.of(), unknown);
        assertFalse(symptom.worded(Parameter::camelCase).contains("{"));
    }
}
