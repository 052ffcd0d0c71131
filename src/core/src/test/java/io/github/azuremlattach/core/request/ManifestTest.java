package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.settings.InvalidSettingsException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
    private static final String GOOD = """
            max-parallel: 3
            defaults:
              resource-group: rg-ml
              workspace-name: ml-prod
              resource-id: %s
              identity-type: SystemAssigned
              description: 007
            computes:
              - compute-name: team-a
                namespace: team-a
                compute-roles:
                  - AcrPull @ registry
                  - Storage Blob Data Reader @ storage
              - computeName: team-b
                identity-type: None
                instance-types: {gpu: {nodeSelector: {kind: gpu}}}
            """.formatted(Ask.AKS);

    @Test
    void defaultsLieUnderEachEntry() {
        FleetRequest fleet = read(GOOD);
        assertEquals(3, fleet.maxParallel());
        AttachRequest a = fleet.targets().get(0);
        AttachRequest b = fleet.targets().get(1);
        assertEquals(List.of("team-a", "team-b"), List.of(a.computeName(), b.computeName()));
        assertEquals(ComputeIdentity.Type.SYSTEM_ASSIGNED, a.identity().type());
        assertEquals(ComputeIdentity.Type.NONE, b.identity().type());
        assertEquals(2, a.computeRoles().size());
        assertEquals("team-a", a.kubernetes().namespace());
        assertEquals("default", b.kubernetes().namespace());
        assertEquals("007", a.kubernetes().description(), "as it is written, not as YAML counts");
        assertEquals(Set.of("gpu"), b.kubernetes().instanceTypes().keySet());
    }

    @Test
    void tenThousandComputesAreOneManifest() {
        String entries = IntStream.range(0, 10_000)
                .mapToObj(i ->
                        "- {compute-name: c%d, resource-group: rg-of-some-length, workspace-name: ml-%d, resource-id: %s}%n"
                                .formatted(i, i % 20, Ask.AKS))
                .collect(Collectors.joining());
        assertEquals(10_000, read("computes:\n" + entries).targets().size());
    }

    @Test
    void whatIsGivenBesideTheManifestWins() {
        FleetRequest fleet = FleetRequest.from(
                ask(GOOD).with("mode", "plan").with("max-parallel", "5").with("namespace", "ns"));
        assertEquals(5, fleet.maxParallel());
        fleet.targets().forEach(target -> {
            assertEquals(Mode.PLAN, target.policy().mode());
            assertEquals("ns", target.kubernetes().namespace());
        });
    }

    @Test
    void anEmptyListOrMapOfAnEntryClearsTheDefault() {
        String manifest = "defaults: {resource-group: rg, workspace-name: ws1, resource-id: " + Ask.AKS
                + ", identity-type: SystemAssigned, compute-roles: [AcrPull @ registry], instance-types: {gpu: {}}}\n"
                + "computes:\n- {compute-name: aa}\n- {compute-name: bb, compute-roles: [], instance-types: {}}\n"
                + "- {compute-name: cc, compute-roles: null, instance-types: ''}\n";
        List<AttachRequest> targets = read(manifest).targets();
        assertEquals(
                List.of(1, 0, 1),
                targets.stream().map(target -> target.computeRoles().size()).toList());
        assertEquals(
                List.of(1, 0, 1),
                targets.stream()
                        .map(target -> target.kubernetes().instanceTypes().size())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        max-parallel: 3 | max-parallel: 0 | manifest (line 1): max-parallel is '0': give a whole number from 1 to 1000.
        max-parallel: 3 | max-paralel: 3 | manifest (line 1): Unknown parameter max-paralel. Did you mean max-parallel?
        max-parallel: 3 | namespace: x | manifest (line 1): namespace belongs under defaults or computes.
        rg-ml | 'rg?' | defaults (line 3): resource-group is 'rg?': give the workspace's resource group, up to 90 characters.
        namespace: team-a | namespace: Team | computes[1] (line 10): namespace is 'Team': give up to 63 lower-case letters, digits and hyphens, a letter or digit first and last.
        namespace: team-a | namespce: team | computes[1] (line 10): Unknown parameter namespce. Did you mean namespace?
        namespace: team-a | client-secret: s | computes[1] (line 10): client-secret does not belong here: give it beside the manifest.
        namespace: team-a | computeName: b | computes[1] (line 10): computeName is given twice.
        computeName: team-b | namespace: b | computes[2] (line 14): compute-name is missing: give 2 to 16 letters, digits and hyphens, a letter first and no hyphen last.
        computeName: team-b | computeName: TEAM-A | computes[2] (line 14): compute-name is 'TEAM-A': compute already defined at computes[1] (line 9) for workspace ml-prod.
        description: 007 | compute-name: x1 | defaults (line 7): each compute needs a compute-name of its own.
        """)
    void everyMistakeNamesItsLine(String good, String bad, String sentence) {
        assertTrue(GOOD.contains(good));
        assertEquals(List.of(sentence), mistakes(ask(GOOD.replaceFirst(good, bad))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        computes: {}                    | give the computes as a list under the key computes
        computes: []                    | give the computes as a list under the key computes
        - compute-name: x               | give a map of keys and values
        computes: [{a: 1, a: 2}]        | line 1: Duplicate field 'a'
        computes: [&x {a: 1}, *x]       | line 1: write out what the alias stands for
        """)
    void whatIsNoManifestIsSaidInOneSentence(String text, String why) {
        assertEquals(List.of("manifest is 'fleet.yml': " + why + "."), mistakes(ask(text)));
    }

    @Test
    void allMistakesAreSaidAtOnceAndEachOnce() {
        List<String> mistakes = mistakes(ask(GOOD.replace("rg-ml", "''").replace("team-b", "b-"))
                .with("compute-name", "x")
                .with("shard", "9/8"));
        assertEquals(
                List.of(
                        "compute-name is 'x': give it in the manifest, for one compute.",
                        "shard is '9/8': the part is one of 1 to 8.",
                        "computes[1] (line 9): resource-group is missing: give the workspace's resource group, up to 90"
                                + " characters.",
                        "computes[2] (line 14): resource-group is missing: give the workspace's resource group, up to"
                                + " 90 characters.",
                        "computes[2] (line 14): compute-name is 'b-': give 2 to 16 letters, digits and hyphens, a letter"
                                + " first and no hyphen last."),
                mistakes);
    }

    @Test
    void shardsShareTheWorkEvenlyAndKeepWorkspacesTogether() {
        String manifest = "defaults: {resource-group: rg-ml, resource-id: " + Ask.AKS + "}\ncomputes:\n"
                + IntStream.range(0, 100)
                        .mapToObj(i -> "- {compute-name: c" + i + ", workspace-name: ws" + i % 7 + "}\n")
                        .collect(Collectors.joining());
        Set<String> seen = new HashSet<>();
        Set<String> workspaces = new HashSet<>();
        for (int i = 1; i <= 3; i++) {
            FleetRequest part = FleetRequest.from(ask(manifest).with("shard", i + "/3"));
            assertTrue(
                    part.targets().size() >= 28 && part.targets().size() <= 43,
                    "" + part.targets().size());
            part.targets().forEach(target -> assertTrue(seen.add(target.computeName())));
            part.targets().stream()
                    .map(target -> target.workspace().name())
                    .distinct()
                    .forEach(workspace -> assertTrue(workspaces.add(workspace)));
        }
        assertEquals(100, seen.size());
    }

    @Test
    void aSecondDocumentIsNotLeftOutInSilence() {
        String one = "computes: [{compute-name: aa}]\n";
        assertEquals(
                List.of("manifest is 'fleet.yml': line 3: a second document begins, give only one."),
                mistakes(ask(one + "---\n" + one)));
    }

    @Test
    void theFirstMistakesOfVeryManyAreEnough() {
        assertEquals(200, mistakes(ask("computes: [" + "1,".repeat(1000) + "]")).size());
    }

    private static FleetRequest read(String manifest) {
        return FleetRequest.from(ask(manifest));
    }

    private static Ask ask(String manifest) {
        return Ask.nothing().file("fleet.yml", manifest).with("manifest", "fleet.yml");
    }

    private static List<String> mistakes(Ask ask) {
        try {
            FleetRequest.from(ask);
            return List.of();
        } catch (InvalidSettingsException e) {
            return e.mistakes();
        }
    }
}
