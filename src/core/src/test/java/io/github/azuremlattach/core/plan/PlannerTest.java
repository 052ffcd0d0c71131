package io.github.azuremlattach.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.result.Difference;
import io.github.azuremlattach.core.survey.ObservedState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run does about the compute, for everything that it may find. */
class PlannerTest {
    private static final String OTHER_IDENTITY =
            Found.compute("Succeeded", "{\"type\":\"SystemAssigned\"}", "\"namespace\":\"default\"");
    private static final String OTHER_NAMESPACE =
            Found.compute("Succeeded", "{\"type\":\"None\"}", "\"namespace\":\"other\"");
    private static final String FAILED = Found.compute("Failed", "{\"type\":\"None\"}", "\"namespace\":\"default\"");

    private static Action action(String onDifference, String compute) {
        Ask ask = Ask.aks().with("on-difference", onDifference);
        return Planner.of(ask.request(), Found.compute(compute), false).action();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "keep", "update", "replace"})
    void anAbsentComputeIsAttached(String onDifference) {
        Ask ask = Ask.aks().with("on-difference", onDifference);
        Planner planner = Planner.of(ask.request(), Found.nothing(), false);
        assertEquals(Action.ATTACH, planner.action());
        assertEquals(List.of(), planner.differences());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "keep", "update", "replace"})
    void theSameComputeIsLeftAsItIs(String onDifference) {
        assertEquals(Action.NOTHING, action(onDifference, Found.SAME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Creating", "Updating", "InProgress"})
    void theSameComputeOnItsWayIsWaitedFor(String state) {
        assertEquals(Action.JOIN, action("fail", Found.SAME.replace("Succeeded", state)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "keep", "update", "replace"})
    void aComputeBeingDetachedIsAttachedOnceItIsGone(String onDifference) {
        assertEquals(Action.ATTACH_WHEN_GONE, action(onDifference, OTHER_NAMESPACE.replace("Succeeded", "Deleting")));
    }

    @ParameterizedTest
    @CsvSource({"fail, REFUSE", "keep, KEEP", "update, UPDATE", "replace, REPLACE"})
    void anotherIdentity(String onDifference, Action expected) {
        assertEquals(expected, action(onDifference, OTHER_IDENTITY));
    }

    @ParameterizedTest
    @CsvSource({"fail, REFUSE", "keep, KEEP", "update, REFUSE", "replace, REPLACE"})
    void anotherNamespace(String onDifference, Action expected) {
        assertEquals(expected, action(onDifference, OTHER_NAMESPACE));
    }

    @ParameterizedTest
    @CsvSource({"fail, REFUSE", "keep, KEEP", "update, REFUSE", "replace, REPLACE"})
    void aComputeThatFailed(String onDifference, Action expected) {
        assertEquals(expected, action(onDifference, FAILED));
    }

    @Test
    void identityAndNamespaceTogetherCannotBeUpdatedInPlace() {
        String both = OTHER_IDENTITY.replace("\"namespace\":\"default\"", "\"namespace\":\"other\"");
        assertEquals(Action.REFUSE, action("update", both));
    }

    @Test
    void onlyAnAttachedClusterIsReplaced() {
        String cluster = "{\"properties\":{\"computeType\":\"AmlCompute\"}}";
        assertEquals(Action.REFUSE, action("replace", cluster));
        String managed = OTHER_NAMESPACE.replace("\"isAttachedCompute\":true", "\"isAttachedCompute\":false");
        assertEquals(Action.REFUSE, action("replace", managed));
        String silent = OTHER_NAMESPACE.replace("\"isAttachedCompute\":true,", "");
        assertEquals(Action.REPLACE, action("replace", silent));
    }

    @Test
    void differencesAreKeptForThePlan() {
        Planner planner = Planner.of(Ask.aks().request(), Found.compute(OTHER_NAMESPACE), false);
        assertEquals(List.of(new Difference("namespace", "default", "other", false)), planner.differences());
    }

    @Test
    void detachingNeedsSomethingToDetach() {
        Ask detach = Ask.aks().with("mode", "detach").with("create-namespace", "true");
        Planner gone = Planner.of(detach.request(), Found.nothing(), true);
        assertEquals(Action.NOTHING, gone.action());
        assertFalse(gone.createNamespace());
        Planner there = Planner.of(detach.request(), Found.compute(OTHER_NAMESPACE), true);
        assertEquals(Action.DETACH, there.action());
        assertEquals(List.of(), there.differences(), "a detach asks for nothing that could differ");
        assertFalse(there.createNamespace());
    }

    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, false", "false, true, false", "false, false, false"})
    void theNamespaceIsCreatedWhenItIsMissingAndThatWasAskedFor(boolean missing, String asked, boolean created) {
        Ask ask = Ask.aks().with("create-namespace", asked);
        assertEquals(
                created, Planner.of(ask.request(), Found.nothing(), missing).createNamespace());
        assertEquals(
                created,
                Planner.of(ask.request(), Found.compute(Found.SAME), missing).createNamespace());
        ObservedState deleting = Found.compute(Found.SAME.replace("Succeeded", "Deleting"));
        assertEquals(created, Planner.of(ask.request(), deleting, missing).createNamespace());
    }

    @ParameterizedTest
    @EnumSource
    void whatAnActionDoesToTheCompute(Action action) {
        assertEquals(
                List.of(Action.ATTACH, Action.ATTACH_WHEN_GONE, Action.UPDATE, Action.REPLACE)
                        .contains(action),
                action.puts());
        assertEquals(List.of(Action.REPLACE, Action.DETACH).contains(action), action.detaches());
    }

    @Test
    void findingsMayBeRenewedWithAnotherCompute() {
        ObservedState before = Found.compute(Found.SAME);
        ObservedState after = before.with(Found.nothing().compute());
        assertTrue(after.compute().isEmpty());
        assertEquals(before.workspace(), after.workspace());
    }
}
