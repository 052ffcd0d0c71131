package io.github.azuremlattach.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.result.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run does about the compute, for everything that it may find. */
class ComputeDecisionTest {
    private static final String OTHER_IDENTITY =
            Found.compute("Succeeded", "{\"type\":\"SystemAssigned\"}", "\"namespace\":\"default\"");
    private static final String OTHER_NAMESPACE =
            Found.compute("Succeeded", "{\"type\":\"None\"}", "\"namespace\":\"other\"");
    private static final String FAILED = Found.compute("Failed", "{\"type\":\"None\"}", "\"namespace\":\"default\"");

    private static ComputeDecision decision(String onDifference, String compute) {
        return decision(onDifference, Found.compute(compute));
    }

    private static ComputeDecision decision(String onDifference, Found found) {
        Ask ask = Ask.aks().with("on-difference", onDifference);
        return found.decide(ask.request()).compute();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "keep", "update", "replace"})
    void anAbsentComputeIsAttached(String onDifference) {
        assertEquals(ComputeDecision.ATTACH, decision(onDifference, Found.nothing()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "keep", "update", "replace"})
    void theSameComputeIsLeftAsItIs(String onDifference) {
        assertEquals(ComputeDecision.NOTHING, decision(onDifference, Found.SAME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Creating", "Updating", "InProgress"})
    void theSameComputeOnItsWayIsWaitedFor(String state) {
        assertEquals(ComputeDecision.JOIN, decision("fail", Found.SAME.replace("Succeeded", state)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "keep", "update", "replace"})
    void aComputeBeingDetachedIsAttachedOnceItIsGone(String onDifference) {
        assertEquals(
                ComputeDecision.ATTACH_WHEN_GONE,
                decision(onDifference, OTHER_NAMESPACE.replace("Succeeded", "Deleting")));
    }

    @ParameterizedTest
    @CsvSource({"fail, REFUSE", "keep, KEEP", "update, UPDATE", "replace, REPLACE"})
    void anotherIdentity(String onDifference, ComputeDecision expected) {
        assertEquals(expected, decision(onDifference, OTHER_IDENTITY));
    }

    @ParameterizedTest
    @CsvSource({"fail, REFUSE", "keep, KEEP", "update, REFUSE", "replace, REPLACE"})
    void anotherNamespace(String onDifference, ComputeDecision expected) {
        assertEquals(expected, decision(onDifference, OTHER_NAMESPACE));
    }

    @ParameterizedTest
    @CsvSource({"fail, REFUSE", "keep, KEEP", "update, REFUSE", "replace, REPLACE"})
    void aComputeThatFailed(String onDifference, ComputeDecision expected) {
        assertEquals(expected, decision(onDifference, FAILED));
    }

    @Test
    void identityAndNamespaceTogetherCannotBeUpdatedInPlace() {
        String both = OTHER_IDENTITY.replace("\"namespace\":\"default\"", "\"namespace\":\"other\"");
        assertEquals(ComputeDecision.REFUSE, decision("update", both));
    }

    @Test
    void onlyAnAttachedClusterIsReplaced() {
        String cluster = "{\"properties\":{\"computeType\":\"AmlCompute\"}}";
        assertEquals(ComputeDecision.REFUSE, decision("replace", cluster));
        String managed = OTHER_NAMESPACE.replace("\"isAttachedCompute\":true", "\"isAttachedCompute\":false");
        assertEquals(ComputeDecision.REFUSE, decision("replace", managed));
        String silent = OTHER_NAMESPACE.replace("\"isAttachedCompute\":true,", "");
        assertEquals(ComputeDecision.REPLACE, decision("replace", silent));
    }

    @Test
    void thePlanCarriesTheDifferences() {
        PlanDecision decision = Found.compute(OTHER_NAMESPACE).decide(Ask.aks().request());
        assertEquals(
                List.of(new Difference("namespace", "default", "other", false)),
                decision.plan().differences());
    }

    @Test
    void whatIsBeingDetachedDiffersFromNothing() {
        PlanDecision decision = Found.compute(OTHER_NAMESPACE.replace("Succeeded", "Deleting"))
                .decide(Ask.aks().request());
        assertEquals(List.of(), decision.plan().differences());
    }

    @Test
    void detachingNeedsSomethingToDetach() {
        Ask detach = Ask.aks().with("mode", "detach");
        assertEquals(
                ComputeDecision.NOTHING,
                Found.nothing().decide(detach.request()).compute());
        PlanDecision there = Found.compute(OTHER_NAMESPACE).decide(detach.request());
        assertEquals(ComputeDecision.DETACH, there.compute());
        assertEquals(List.of(), there.plan().differences(), "a detach asks for nothing that could differ");
    }

    @ParameterizedTest
    @EnumSource
    void whetherTheComputeIsPut(ComputeDecision decision) {
        boolean puts =
                switch (decision) {
                    case ATTACH, ATTACH_WHEN_GONE, UPDATE, REPLACE -> true;
                    case NOTHING, JOIN, KEEP, REFUSE, DETACH -> false;
                };
        assertEquals(puts, decision.writes());
    }
}
