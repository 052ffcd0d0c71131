package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.settings.AttachSettings;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllMistakesTest {

    @Test
    void everythingMissingIsSaidAtOnce() {
        List<String> mistakes = Ask.nothing().mistakes();
        assertEquals(4, mistakes.size(), mistakes.toString());
        for (String name : List.of("resource-group", "workspace-name", "compute-name", "resource-id")) {
            assertEquals(
                    1,
                    mistakes.stream()
                            .filter(m -> m.startsWith(name + " is missing: "))
                            .count(),
                    name);
        }
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        List<String> mistakes = Ask.aks()
                .with("mode", "aply")
                .with("on-difference", "ask")
                .with("preflight", "maybe")
                .with("workspace-roles", "take")
                .with("create-namespace", "yes")
                .with("remove-roles", "1")
                .with("wait", "on")
                .with("timeout", "soon")
                .with("namespace", "No")
                .with("compute-roles", "AcrPull")
                .with("user-assigned-identities", "trainer")
                .with("instance-types", "[]")
                .with("resource-grup", "rg")
                .mistakes();
        for (String start : List.of(
                "mode is 'aply': allowed are apply, plan, check, detach.",
                "on-difference is 'ask': allowed are fail, keep, update, replace.",
                "preflight is 'maybe': allowed are strict, warn, off.",
                "workspace-roles is 'take': allowed are grant, check, skip.",
                "create-namespace is 'yes': allowed are true and false.",
                "remove-roles is '1': allowed are true and false.",
                "wait is 'on': allowed are true and false.",
                "timeout is 'soon': give a number with its unit",
                "namespace is 'No': ",
                "compute-roles is 'AcrPull': ",
                "user-assigned-identities is 'trainer': ",
                "instance-types is '[]': give a map of keys and values.",
                "Unknown parameter resource-grup. Did you mean resource-group?")) {
            assertEquals(1, mistakes.stream().filter(m -> m.startsWith(start)).count(), start + " in " + mistakes);
        }
        assertEquals(13, mistakes.size(), mistakes.toString());
    }

    @Test
    void theExceptionCarriesSentencesMessageAndFailure() {
        InvalidSettingsException e = assertThrows(
                InvalidSettingsException.class,
                () -> Ask.aks().with("wait", "on").with("mode", "go").request());
        assertEquals(String.join("\n", e.mistakes()), e.getMessage());
        assertEquals(e.mistakes(), e.failure().details());
        assertEquals("2 inputs are wrong:", e.failure().summary());
        assertEquals(2, e.failure().exitCode());
        assertEquals(List.of(), e.failure().advice());
    }

    @Test
    void aLongOrHostileValueIsShownAsOneShortLine() {
        String exact = Ask.aks().with("namespace", "X".repeat(120)).mistake();
        assertTrue(exact.contains("'" + "X".repeat(120) + "'"), exact);
        String longer = Ask.aks().with("namespace", "X".repeat(121)).mistake();
        assertTrue(longer.contains("'" + "X".repeat(69) + "..." + "X".repeat(48) + "'"), longer);
        String lines = Ask.aks().with("namespace", "a\r\n::error::b\u001b[31m").mistake();
        assertTrue(lines.contains("'a ::error::b [31m'"), lines);
    }

    @Test
    void aSecretIsNeverShownInAMistake() {
        Mistakes mistakes = new Mistakes(Ask.nothing());
        mistakes.wrong(Parameter.CLIENT_SECRET, "hunter2", "give another");
        InvalidSettingsException e = assertThrows(InvalidSettingsException.class, mistakes::throwIfAny);
        assertEquals(List.of("client-secret is '***': give another."), e.mistakes());
    }

    @Test
    void messagesUseTheHostsOwnNames() {
        AttachSettings camel = new AttachSettings() {
            @Override
            public String value(Parameter parameter) {
                return parameter == Parameter.MODE ? "go" : Ask.aks().value(parameter);
            }

            @Override
            public String nameOf(Parameter parameter) {
                return parameter.camelCase();
            }

            @Override
            public String parameterWord() {
                return "argument";
            }

            @Override
            public Set<String> unknownNames() {
                return Set.of("dryRun");
            }
        };
        InvalidSettingsException e = assertThrows(InvalidSettingsException.class, () -> AttachRequest.from(camel));
        assertEquals(
                List.of(
                        "Unknown argument dryRun. Did you mean mode: plan?",
                        "mode is 'go': allowed are apply, plan, check, detach."),
                e.mistakes());
        AttachRequest request = Ask.aks().request();
        assertEquals("resource-id", request.name(Parameter.RESOURCE_ID));
    }

    @Test
    void settingsOfAMapUseTheCataloguesNames() {
        AttachSettings settings = AttachSettings.of(Map.of("mode", "plan", "resourceGroup", "rg", "x", "y"));
        assertEquals("plan", settings.value(Parameter.MODE));
        assertEquals("", settings.value(Parameter.TIMEOUT));
        assertEquals("on-difference", settings.nameOf(Parameter.ON_DIFFERENCE));
        assertEquals(
                Set.of("resourceGroup", "x"), settings.unknownNames(), "what is not read must not pass in silence");
    }
}
