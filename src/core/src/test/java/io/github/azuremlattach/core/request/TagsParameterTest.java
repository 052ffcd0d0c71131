package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tags are lines or a map; what Azure would refuse is one sentence. */
class TagsParameterTest {

    private static Map<String, String> tags(String text) {
        return Ask.aks().with("tags", text).request().tags().all();
    }

    @Test
    void linesYamlAndJsonAreTheSame() {
        Map<String, String> expected = Map.of("team", "vision", "cost", "7");
        assertEquals(expected, tags("team=vision\n\ncost = 7"));
        assertEquals(expected, tags("team: vision\ncost: 7"));
        assertEquals(expected, tags("{\"team\":\"vision\",\"cost\":\"7\"}"));
        assertEquals(Map.of("url", "https://a"), tags("url=https://a"));
        assertEquals(Map.of(), tags(""));
    }

    @Test
    void whereARunComesFromIsATagOnlyWhereThatIsAskedFor() {
        Map<String, String> origin = Map.of("commit", "0123abc");
        Ask host = Ask.aks().from(origin).with("origin-tags", "true").with("tags", "team=vision");
        assertEquals(
                Map.of("origin-commit", "0123abc", "team", "vision"),
                host.request().tags().all());
        assertEquals(Map.of("team", "vision"), host.request().tags().named(), "another commit is no difference");
        assertEquals(Map.of(), Ask.aks().from(origin).request().tags().all());
    }

    @Test
    void theFileOfTheCliMayGiveThem() {
        assertEquals(
                Map.of("team", "vision"),
                Ask.aks().file("tags: {team: vision}").request().tags().all());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            team | give one key=value a line
            a/b=c | none of <>
            a=1;A=2 | give each name once
            a=1;a=2 | the key is given twice
            a: {b: c} | give a plain value
            """)
    void whatAzureWouldRefuseIsOneSentence(String text, String words) {
        String mistake = Ask.aks().with("tags", text.replace(";", "\n")).mistake();
        assertTrue(mistake.startsWith("tags is '") && mistake.contains(words), mistake);
    }
}
