package io.github.azuremlattach.core.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.diagnosis.Diagnosis;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.settings.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the words of every finding. */
class FindingTest {
    private static final Pattern PLACE = Pattern.compile("\\{(input )?([a-z-]+)}");
    private static final Properties WORDS = new Properties();

    @BeforeAll
    static void read() throws IOException {
        try (InputStream words = Finding.class.getResourceAsStream("findings.properties")) {
            WORDS.load(new InputStreamReader(words, StandardCharsets.UTF_8));
        }
    }

    static Set<String> places(Finding finding, boolean inputs) {
        return WORDS.stringPropertyNames().stream()
                .filter(name -> name.startsWith(finding.code() + "."))
                .flatMap(name -> PLACE.matcher(WORDS.getProperty(name)).results())
                .filter(place -> (place.group(1) != null) == inputs)
                .map(place -> place.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Verdict verdict(Finding finding) {
        Map<String, String> facts = new HashMap<>();
        places(finding, false).forEach(name -> facts.put(name, "<" + name + ">"));
        return finding.with(facts, Diagnosis.in(Parameter::kebabCase));
    }

    @Test
    void everySentenceBelongsToAFinding() {
        Set<String> parts = Set.of("evidence", "cause", "remedy", "link", "commands");
        assertEquals(
                List.of(),
                WORDS.stringPropertyNames().stream()
                        .filter(Predicate.not(name -> {
                            int dot = name.lastIndexOf('.');
                            return Finding.ofCode(name.substring(0, dot)).isPresent()
                                    && parts.contains(name.substring(dot + 1));
                        }))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatWasSeenAndWhatToDo(Finding finding) {
        Verdict verdict = verdict(finding);
        assertFalse(verdict.evidence().isBlank());
        assertFalse(verdict.evidence().endsWith("."), verdict.evidence());
        boolean passes = finding.result() == Verdict.Result.PASS;
        assertEquals(passes, verdict.advice().isEmpty());
        verdict.advice().ifPresent(advice -> {
            assertTrue(advice.remedy().endsWith("."), advice.remedy());
            assertTrue(advice.cause().isEmpty() || advice.cause().endsWith("."), advice.cause());
            assertTrue(advice.link().isEmpty() || advice.link().startsWith("https://"), advice.link());
        });
        assertEquals(Optional.of(finding), Finding.ofCode(finding.code()));
    }

    @ParameterizedTest
    @EnumSource
    void aPassHasNoOtherWordsThanWhatWasSeen(Finding finding) {
        long others = WORDS.stringPropertyNames().stream()
                .filter(name -> name.startsWith(finding.code() + "."))
                .filter(name -> !name.endsWith(".evidence"))
                .count();
        assertEquals(finding.result() == Verdict.Result.PASS, others == 0);
    }

    @ParameterizedTest
    @EnumSource
    void everyPlaceIsFilled(Finding finding) {
        String all = verdict(finding).evidence() + verdict(finding).advice();
        assertFalse(all.contains("{"), all);
        assertEquals(
                Set.of(),
                places(finding, true).stream()
                        .filter(name -> Parameter.named(name).isEmpty())
                        .collect(Collectors.toSet()),
                "an input that does not exist");
        places(finding, false).forEach(name -> assertTrue(all.contains("<" + name + ">"), all));
    }

    @Test
    void aBraceThatIsNoPlaceWouldShow() {
        List<String> odd = WORDS.stringPropertyNames().stream()
                .filter(name ->
                        PLACE.matcher(WORDS.getProperty(name)).replaceAll("").matches("(?s).*[{}].*"))
                .toList();
        assertEquals(List.of(), odd);
    }

    @Test
    void inputsAreSpelledAsTheHostSpellsThem() {
        Verdict verdict = Finding.CLUSTER_MISSING.with(Map.of("id", "/x"), Diagnosis.in(Parameter::camelCase));
        assertTrue(verdict.advice().orElseThrow().remedy().startsWith("Correct resourceId,"));
    }

    @Test
    void aFactMayStandForSeveralCommands() {
        Verdict verdict = Finding.PROVIDERS_MISSING.with(
                Map.of("providers", "A, B", "commands", "az a\naz b"), Diagnosis.in(Parameter::kebabCase));
        assertEquals(List.of("az a", "az b"), verdict.advice().orElseThrow().commands());
    }

    @Test
    void textOfAzuresIsTakenAsItStands() {
        String odd = "$1 \\ {id} {input mode}";
        assertEquals(
                odd,
                Finding.CLUSTER_UNREADABLE
                        .with(Map.of("why", odd), Diagnosis.in(Parameter::kebabCase))
                        .evidence());
    }

    @Test
    void codesAreNeverUsedTwice() {
        assertEquals(
                Finding.values().length,
                Arrays.stream(Finding.values()).map(Finding::code).distinct().count());
        assertTrue(
                Arrays.stream(Finding.values()).map(Finding::code).allMatch(code -> code.matches("[a-z]+(-[a-z]+)*")));
        assertTrue(PLACE.matcher("{input mode}")
                .results()
                .map(MatchResult::group)
                .findFirst()
                .isPresent());
    }
}
