package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyParametersTest {

    private static Policy policy(String name, String value) {
        return Ask.aks().with(name, value).request().policy();
    }

    @Test
    void theDefaultsAreTheCautiousOnes() {
        assertEquals(
                new Policy(
                        Mode.APPLY,
                        OnDifference.FAIL,
                        Policy.Preflight.STRICT,
                        Policy.WorkspaceRoles.GRANT,
                        false,
                        false,
                        true,
                        true,
                        Duration.ofMinutes(60)),
                Ask.aks().request().policy());
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryMode(Mode mode) {
        assertEquals(mode, policy("mode", mode.name()).mode());
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryAnswerToADifference(OnDifference answer) {
        assertEquals(answer, policy("on-difference", answer.name()).onDifference());
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryPreflightPolicy(Policy.Preflight preflight) {
        assertEquals(preflight, policy("preflight", preflight.name()).preflight());
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryRolesPolicy(Policy.WorkspaceRoles roles) {
        assertEquals(roles, policy("workspace-roles", roles.name()).workspaceRoles());
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "True", "TRUE"})
    void readsASwitchThatIsOn(String text) {
        assertTrue(policy("create-namespace", text).createNamespace());
        assertTrue(policy("remove-roles", text).removeRoles());
        assertTrue(policy("wait", text).await());
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", "FALSE"})
    void readsASwitchThatIsOff(String text) {
        assertFalse(policy("create-namespace", text).createNamespace());
        assertFalse(policy("remove-roles", text).removeRoles());
        assertFalse(policy("wait", text).await());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "on", "tRue", "t"})
    void refusesOtherWordsForASwitch(String text) {
        assertEquals(
                "wait is '" + text + "': allowed are true and false.",
                Ask.aks().with("wait", text).mistake());
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "60m, 3600", "2h, 7200", "1h30m, 5400", "PT1H, 3600", "pt5m, 300", "1s, 1", "24h, 86400"})
    void readsADuration(String text, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), policy("timeout", text).timeout());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "0.999s", "24h0.001s", "86401s", "25h", "P2D", "PT0S", "99999999999999999999h"})
    void aDurationLiesBetweenASecondAndADay(String text) {
        assertEquals(
                "timeout is '" + text + "': give a time between 1s and 24h.",
                Ask.aks().with("timeout", text).mistake());
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "1 h", "h", "soon", "5min", "P", "PT", "P1DT", "-5m", "+5m", "1.h"})
    void refusesWhatIsNoDuration(String text) {
        assertEquals(
                "timeout is '" + text + "': give a number with its unit, such as 90s, 60m or 2h.",
                Ask.aks().with("timeout", text).mistake());
    }

    @Test
    void onlyAnAksClusterLetsANamespaceBeCreated() {
        assertEquals(List.of(), Ask.aks().with("create-namespace", "true").mistakes());
        assertEquals(
                "create-namespace is 'true': only AKS offers a way to create it, so create it by kubectl.",
                Ask.arc().with("create-namespace", "true").mistake());
        assertEquals(List.of(), Ask.arc().with("create-namespace", "false").mistakes());
    }
}
