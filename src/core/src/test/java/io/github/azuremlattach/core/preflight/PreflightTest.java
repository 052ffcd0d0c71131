package io.github.azuremlattach.core.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.ActionSet;
import io.github.azuremlattach.core.diagnosis.Diagnosis;
import io.github.azuremlattach.core.plan.Found;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.result.Verdict;
import io.github.azuremlattach.core.survey.CallerFacts;
import io.github.azuremlattach.core.survey.Observation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the checks find, and what a finding means for the run. */
class PreflightTest {
    private static final Map<Finding, CheckContext> SITUATIONS = Situations.all();

    private static Optional<Verdict> found(Finding finding, CheckContext context) {
        return Preflight.verdicts(context).stream()
                .filter(verdict -> verdict.code().equals(finding.code()))
                .findFirst();
    }

    private static List<String> codes(CheckContext context) {
        return Preflight.verdicts(context).stream().map(Verdict::code).toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyFindingIsFoundWhereItApplies(Finding finding) {
        CheckContext context = SITUATIONS.get(finding);
        Verdict verdict = found(finding, context).orElseThrow(() -> new AssertionError(codes(context)));
        assertEquals(finding.result(), verdict.result());
        assertEquals(finding.check(), verdict.check());
    }

    @ParameterizedTest
    @EnumSource
    void itsCheckGivesEveryFactThatItsWordsName(Finding finding) {
        Verdict verdict = found(finding, SITUATIONS.get(finding)).orElseThrow();
        Set<String> wanted = new TreeSet<>(FindingTest.places(finding, false));
        wanted.removeAll(verdict.facts().keySet());
        if (finding == Finding.NO_RELAY) {
            wanted.remove("why");
        }
        assertEquals(Set.of(), wanted);
    }

    @ParameterizedTest
    @EnumSource
    void itReadsTheSameFromWhatACheckpointKeeps(Finding finding) {
        CheckContext context = SITUATIONS.get(finding);
        Verdict verdict = found(finding, context).orElseThrow();
        assertEquals(
                verdict,
                Finding.ofCode(verdict.code()).orElseThrow().with(verdict.facts(), Diagnosis.of(context.request())));
    }

    @Test
    void aMissingPermissionIsNotHiddenByAScopeThatCouldNotBeRead() {
        Ask ask = Ask.aks()
                .with("identity-type", "SystemAssigned")
                .with("compute-roles", "acdd72a7-3385-48ef-bd42-f606fba81ae7 @ " + Ask.AKS);
        CheckContext all = Situations.context(ask, Found.nothing());
        String workspace = ask.request().workspace().toString();
        for (String unreadable : List.of(workspace, Ask.AKS)) {
            Map<String, Observation<ActionSet>> permissions =
                    new HashMap<>(all.caller().permissions());
            permissions.replaceAll((scope, set) -> new Observation.Seen<>(ActionSet.NONE));
            permissions.put(unreadable, new Observation.Unseen<>("AuthorizationFailed"));
            CheckContext context = new CheckContext(
                    all.request(),
                    all.observed(),
                    all.contents(),
                    all.decision(),
                    new CallerFacts("me", permissions, Map.of()),
                    Map.of());
            Verdict verdict = new CallerPermissions().verdicts(context).get(0);
            assertTrue(verdict.failed(), verdict.toString());
            assertFalse(verdict.evidence().contains(" on " + unreadable + ";"), verdict.evidence());
        }
    }

    @Test
    void permissionsThatWereNotReadAreNotAPass() {
        CheckContext all = Situations.context(Ask.aks(), Found.nothing());
        CheckContext blind = new CheckContext(
                all.request(), all.observed(), all.contents(), all.decision(), CallerFacts.NONE, Map.of());
        assertEquals(
                List.of(Finding.PERMISSIONS_UNREADABLE.code()),
                new CallerPermissions()
                        .verdicts(blind).stream().map(Verdict::code).toList());
    }

    @Test
    void nothingToDoNeedsNoPermission() {
        CheckContext context =
                Situations.context(Ask.aks(), Found.compute(Found.SAME), new Observation.Seen<>(ActionSet.NONE));
        assertEquals(List.of(), new CallerPermissions().verdicts(context));
    }

    @Test
    void whoMayNotGrantIsGivenTheCommandsForWhoMay() {
        Verdict verdict = found(Finding.GRANTS_NOT_ALLOWED, SITUATIONS.get(Finding.GRANTS_NOT_ALLOWED))
                .orElseThrow();
        List<String> commands = verdict.advice().orElseThrow().commands();
        assertEquals(1, commands.size());
        assertTrue(commands.get(0).startsWith("az role assignment create "), commands.toString());
    }

    @Test
    void anIdentityThatIsSharedIsAWarningAndTheDetachGoesOn() {
        CheckContext context = SITUATIONS.get(Finding.IDENTITY_SHARED);
        List<Verdict> verdicts = Preflight.verdicts(context);
        assertFalse(Preflight.stops(context, verdicts));
        Verdict verdict = found(Finding.IDENTITY_SHARED, context).orElseThrow();
        assertEquals(Verdict.Result.WARNING, verdict.result());
        assertEquals("compute team-b uses identity trainer too, so its roles stay", verdict.evidence());
    }

    @Test
    void aFailureStopsAStrictRunOnly() {
        for (String preflight : List.of("strict", "warn", "off")) {
            CheckContext context = Situations.context(Ask.aks().with("preflight", preflight), Found.nothing());
            assertEquals(preflight.equals("strict"), Preflight.stops(context, Preflight.verdicts(context)), preflight);
        }
    }

    @Test
    void aRoleThatCannotBePlannedStopsAnyRun() {
        for (String preflight : List.of("strict", "warn", "off")) {
            Ask ask = Ask.aks()
                    .with("preflight", preflight)
                    .with("identity-type", "SystemAssigned")
                    .with("compute-roles", "acdd72a7-3385-48ef-bd42-f606fba81ae7 @ storage");
            CheckContext context = Situations.context(ask, Found.nothing());
            assertTrue(codes(context).contains(Finding.NO_STORAGE.code()));
            assertTrue(Preflight.stops(context, Preflight.verdicts(context)), preflight);
        }
    }

    @Test
    void aComputeThatAzureRunsItselfIsNeverDetached() {
        CheckContext context = SITUATIONS.get(Finding.NOT_AN_ATTACHED_COMPUTE);
        assertTrue(Preflight.stops(context, Preflight.verdicts(context)));
    }
}
