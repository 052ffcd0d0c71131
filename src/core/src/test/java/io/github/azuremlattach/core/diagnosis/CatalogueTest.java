package io.github.azuremlattach.core.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.diagnosis.KnownError.Example;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every entry of the catalogue. */
class CatalogueTest {
    private static final Pattern PLACE = Pattern.compile("\\{(input )?([^}]*)}");
    private static final Set<String> SITUATION = Set.of(
            "subscription",
            "workspace-group",
            "workspace",
            "workspace-id",
            "compute",
            "namespace",
            "cluster-kind",
            "cluster-type",
            "cluster",
            "cluster-group",
            "cluster-subscription",
            "cluster-id",
            "identity",
            "grants",
            "sought",
            "client-id",
            "instance-type",
            "principal");

    static Stream<KnownError> entries() {
        return ErrorCatalogue.entries().stream();
    }

    static Symptom symptom(KnownError entry, Example example) {
        Place place = Optional.ofNullable(example.where())
                .orElseGet(() ->
                        entry.where().isEmpty() ? Place.REQUEST : entry.where().get(0));
        return new Symptom(place, example.status(), example.text().lines().toList());
    }

    private static List<String> found(Symptom symptom) {
        return ErrorCatalogue.matching(symptom).stream().map(KnownError::code).toList();
    }

    private static List<String> sentences(KnownError entry) {
        List<String> all = new ArrayList<>(List.of(entry.cause(), entry.remedy()));
        entry.instead().forEach(instead -> all.add(instead.remedy()));
        return all;
    }

    private static List<String> commands(KnownError entry) {
        List<String> all = new ArrayList<>(entry.commands());
        entry.instead().forEach(instead -> all.addAll(instead.commands()));
        return all;
    }

    @Test
    void namesAreUnique() {
        Set<String> names = new HashSet<>();
        entries().forEach(entry -> {
            assertTrue(entry.code().matches("[a-z]+(-[a-z]+)*"), entry.code());
            assertTrue(names.add(entry.code()), entry.code());
        });
    }

    @ParameterizedTest
    @MethodSource("entries")
    void isComplete(KnownError entry) {
        assertFalse(entry.title().isBlank());
        assertFalse(entry.examples().isEmpty(), entry.code());
        for (String sentence : sentences(entry)) {
            assertTrue(sentence.matches("[A-Z].*\\."), sentence);
            assertFalse(sentence.matches(".*[a-z]\\. [A-Z].*"), "one sentence: " + sentence);
        }
        assertTrue(entry.link() == null || entry.link().startsWith("https://"), entry.link());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyExampleIsRecognisedAsItsOwnEntryAndNoOther(KnownError entry) {
        for (Example example : entry.examples()) {
            assertEquals(List.of(entry.code()), found(symptom(entry, example)), example.text());
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anotherCodeAtTheSamePlaceIsNotTakenForIt(KnownError entry) {
        boolean generic = isGeneric(entry);
        for (Example example : entry.examples()) {
            Symptom mine = symptom(entry, example);
            int status = generic && !entry.status().isEmpty() ? 418 : mine.status();
            Place place = generic && entry.status().isEmpty() ? Place.REQUEST : mine.place();
            Symptom neighbour = new Symptom(place, status, List.of("SomethingElse: Nothing that anybody knows."));
            assertFalse(found(neighbour).contains(entry.code()), neighbour.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void noCodeOfAnotherEntryAndNoneThatLooksLikeItsOwnIsTakenForIt(KnownError entry) {
        Symptom mine = symptom(entry, entry.examples().get(0));
        List<String> codes = entries()
                .filter(other -> !other.equals(entry))
                .filter(other -> other.where().isEmpty() || other.where().contains(mine.place()))
                .flatMap(other -> other.codes().stream())
                .filter(code -> entry.codes().stream().noneMatch(code::equalsIgnoreCase))
                .collect(Collectors.toList());
        entry.codes().forEach(code -> codes.addAll(List.of(code + "9", code + "X")));
        List<String> taken = isGeneric(entry)
                ? List.of()
                : codes.stream()
                        .filter(code ->
                                entry.weight(new Symptom(mine.place(), mine.status(), List.of(code + ": nothing"))) > 0)
                        .toList();
        assertEquals(List.of(), taken);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anotherFailureAtTheSamePlaceIsNotTakenForIt(KnownError entry) {
        List<String> taken = new ArrayList<>();
        Place place = symptom(entry, entry.examples().get(0)).place();
        entries()
                .filter(other -> !other.equals(entry) && !isGeneric(entry))
                .filter(other -> other.where().contains(place))
                .forEach(other -> other.examples().stream()
                        .map(example -> symptom(other, example))
                        .map(theirs -> new Symptom(place, theirs.status(), theirs.lines()))
                        .filter(neighbour -> found(neighbour).contains(entry.code()))
                        .forEach(neighbour -> taken.add(other.code() + ": " + neighbour.text())));
        assertEquals(List.of(), taken);
    }

    private static boolean isGeneric(KnownError entry) {
        return entry.codes().isEmpty()
                && entry.says().isEmpty()
                && entry.words().isEmpty();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void itsPlaceMatters(KnownError entry) {
        for (Example example : entry.examples()) {
            Symptom mine = symptom(entry, example);
            for (Place place : Place.values()) {
                if (!entry.where().isEmpty() && !entry.where().contains(place)) {
                    assertFalse(found(new Symptom(place, mine.status(), mine.lines()))
                            .contains(entry.code()));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void namesOnlyWhatCanBeKnown(KnownError entry) {
        Set<String> known = new HashSet<>(SITUATION);
        known.addAll(entry.find().keySet());
        List<String> texts = new ArrayList<>(sentences(entry));
        texts.addAll(commands(entry));
        for (String text : texts) {
            PLACE.matcher(text.replaceAll("\\{[a-zA-Z]+:[^}]*}", "")).results().forEach(place -> {
                String name = place.group(2);
                boolean exists = place.group(1) == null
                        ? known.contains(name)
                        : Parameter.named(name).isPresent();
                assertTrue(exists, name + " in: " + text);
            });
        }
        sentences(entry).forEach(sentence -> PLACE.matcher(sentence.replaceAll("\\[[^\\]]*]", ""))
                .results()
                .filter(place -> place.group(1) == null)
                .forEach(
                        place -> assertTrue(SITUATION.contains(place.group(2)), "optional, in brackets: " + sentence)));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void itsCommandsCanBePasted(KnownError entry) {
        for (String command : commands(entry)) {
            assertTrue(command.matches("(az|kubectl|helm|openssl) [^<>]*|\\{grants}"), command);
            if (command.startsWith("az k8s-extension")) {
                for (String option : List.of("--cluster-type", "--cluster-name", "--resource-group")) {
                    assertTrue(command.contains(option + " "), command + " lacks " + option);
                }
            }
        }
    }

    @Test
    void readsEveryFactOfSomeExample() {
        Set<String> unread = entries()
                .flatMap(entry -> entry.find().entrySet().stream()
                        .filter(fact -> entry.examples().stream().noneMatch(example -> fact.getValue().stream()
                                .anyMatch(phrase -> phrase.isIn(example.text()))))
                        .map(fact -> entry.code() + " " + fact.getKey()))
                .collect(Collectors.toSet());
        assertEquals(Set.of(), unread);
    }
}
