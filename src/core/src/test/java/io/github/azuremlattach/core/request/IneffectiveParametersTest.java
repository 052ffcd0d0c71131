package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.azuremlattach.core.settings.InvalidSettingsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters that mean nothing beside the others are checked like all others, and warned about. */
class IneffectiveParametersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        max-parallel | lots  | max-parallel is 'lots': give a whole number from 1 to 1000.
        max-parallel | 0     | max-parallel is '0': give a whole number from 1 to 1000.
        fail-fast    | maybe | fail-fast is 'maybe': allowed are true and false.
        shard        | 9/8   | shard is '9/8': the part is one of 1 to 8.
        shard        | half  | shard is 'half': give a part and the number of parts, such as 3/8.
        """)
    void aParameterOfAManifestIsCheckedWithoutOne(String name, String value, String mistake) {
        assertEquals(List.of(mistake), Ask.aks().with(name, value).mistakes());
    }

    @ParameterizedTest
    @CsvSource({"max-parallel, 4", "fail-fast, true", "shard, 1/8"})
    void aParameterOfAManifestWithoutOneIsAWarning(String name, String value) {
        assertEquals(
                List.of(name + " has no effect without manifest."),
                Ask.aks().with(name, value).request().warnings());
    }

    @Test
    void whatIsLeftAtItsDefaultIsNoReasonToWarn() {
        Ask ask = Ask.aks().with("max-parallel", "8").with("fail-fast", "false").with("remove-roles", "false");
        assertEquals(List.of(), ask.request().warnings());
    }

    @Test
    void aBadValueInAManifestIsNotHiddenByAGoodOneBesideIt() {
        Ask ask = Ask.nothing()
                .with("manifest", "fleet.yml")
                .with("max-parallel", "4")
                .with("fail-fast", "true")
                .file(
                        "fleet.yml",
                        "max-parallel: lots\nfail-fast: maybe\ndefaults: {resource-group: rg, workspace-name: ws1}\n"
                                + "computes: [{compute-name: aa, resource-id: " + Ask.AKS + "}]");
        assertEquals(
                List.of(
                        "manifest (line 1): max-parallel is 'lots': give a whole number from 1 to 1000.",
                        "manifest (line 2): fail-fast is 'maybe': allowed are true and false."),
                assertThrows(InvalidSettingsException.class, () -> FleetRequest.from(ask))
                        .mistakes());
    }

    @Test
    void inAManifestTheyHaveAnEffect() {
        FleetRequest fleet = FleetRequest.from(Ask.nothing()
                .with("manifest", "fleet.yml")
                .with("max-parallel", "4")
                .with("shard", "1/1")
                .file(
                        "fleet.yml",
                        "defaults: {resource-group: rg, workspace-name: ws1}\n"
                                + "computes: [{compute-name: aa, resource-id: " + Ask.AKS + "}]"));
        assertEquals(List.of(), fleet.targets().get(0).warnings());
    }

    @ParameterizedTest
    @CsvSource({"apply", "plan", "check"})
    void rolesAreRemovedOnlyByADetach(String mode) {
        assertEquals(
                List.of("remove-roles has no effect unless mode is detach."),
                Ask.aks()
                        .with("mode", mode)
                        .with("remove-roles", "true")
                        .request()
                        .warnings());
        assertEquals(
                List.of(),
                Ask.aks()
                        .with("mode", "detach")
                        .with("remove-roles", "true")
                        .request()
                        .warnings());
    }

    @Test
    void aDefaultInstanceTypeThatIsNotAmongTheInstanceTypesIsAWarning() {
        Ask ask = Ask.aks().with("instance-types", "{small: {}, gpu: {}}").with("default-instance-type", "large");
        assertEquals(
                List.of("default-instance-type is 'large', but instance-types has only small and gpu."),
                ask.request().warnings());
        assertEquals(
                List.of(), ask.with("default-instance-type", "gpu").request().warnings());
        assertEquals(
                List.of(),
                ask.with("default-instance-type", "defaultinstancetype")
                        .request()
                        .warnings());
        assertEquals(
                List.of(),
                ask.without("instance-types")
                        .with("default-instance-type", "large")
                        .request()
                        .warnings(),
                "what the cluster has is not known here");
    }
}
