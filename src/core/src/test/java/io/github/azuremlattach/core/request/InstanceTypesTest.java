package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceTypesTest {

    private static Map<String, Object> read(String text) {
        return Ask.aks().with("instance-types", text).request().kubernetes().instanceTypes();
    }

    @Test
    void readsYamlAndTurnsQuantitiesIntoText() {
        assertEquals(
                Map.of(
                        "gpu",
                        Map.of(
                                "nodeSelector", Map.of("accelerator", "nvidia"),
                                "resources",
                                        Map.of(
                                                "requests", Map.of("cpu", "0.5", "memory", "16Gi"),
                                                "limits", Map.of("cpu", "4", "nvidia.com/gpu", "1")))),
                read("""
                        gpu:
                          nodeSelector:
                            accelerator: nvidia
                          resources:
                            requests: {cpu: 0.5, memory: 16Gi}
                            limits:
                              cpu: 4
                              nvidia.com/gpu: 1
                        """));
    }

    @Test
    void labelsAndQuantitiesStayAsTheyAreWritten() {
        String yaml = "gpu: {nodeSelector: {version: 1.20, id: 007, on: True, hex: 0x10, exp: 1e3, null: '~'},"
                + " resources: {limits: {cpu: 1.50, memory: 10_0}}}";
        Map<String, Object> wanted = Map.of(
                "gpu",
                Map.of(
                        "nodeSelector",
                        Map.of("version", "1.20", "id", "007", "on", "True", "hex", "0x10", "exp", "1e3", "null", "~"),
                        "resources",
                        Map.of("limits", Map.of("cpu", "1.50", "memory", "10_0"))));
        assertEquals(wanted, read(yaml));
        assertEquals(
                wanted,
                Ask.aks()
                        .file("instance_types: {" + yaml + "}")
                        .request()
                        .kubernetes()
                        .instanceTypes(),
                "in the file of the CLI");
        Ask manifest = Ask.aks()
                .without("compute-name")
                .with("manifest", "fleet.yml")
                .file("fleet.yml", "computes: [{compute-name: aa, instance-types: {" + yaml + "}}]");
        assertEquals(
                wanted,
                FleetRequest.from(manifest).targets().get(0).kubernetes().instanceTypes(),
                "in a manifest");
    }

    @Test
    void readsJson() {
        assertEquals(
                Map.of("small", Map.of("resources", Map.of("limits", Map.of("cpu", "1")))),
                read("{\"small\":{\"resources\":{\"limits\":{\"cpu\":\"1\"}}}}"));
    }

    @Test
    void whatIsNullIsNotThere() {
        assertEquals(
                Map.of("small", Map.of("nodeSelector", Map.of(), "resources", Map.of("limits", Map.of("cpu", "1")))),
                read("{small: {nodeSelector: null, resources: {limits: {cpu: 1, memory: null}}}}"));
        assertEquals(Map.of("small", Map.of()), read("small: null"));
        assertEquals(Map.of(), Ask.aks().request().kubernetes().instanceTypes());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [a, b]                                  | give a map of keys and values
                    just text                               | give a map of keys and values
                    gpu: 4                                  | the instance type gpu must be a map
                    gpu: [4]                                | the instance type gpu must be a map
                    gpu: {resources: 4}                     | the instance type gpu must be a map
                    gpu: {resources: {limits: 4}}           | the instance type gpu must be a map
                    gpu: {nodeselector: {}}                 | unknown key nodeselector. Did you mean nodeSelector?
                    gpu: {cpu: 4}                           | unknown key cpu, and its keys are nodeSelector and resources.
                    gpu: {resources: {limit: {cpu: 4}}}     | unknown key limit. Did you mean limits?
                    gpu: {resources: {request: {cpu: 4}}}   | unknown key request. Did you mean requests?
                    gpu: {resources: {limits: {cpu: [4]}}}  | the instance type gpu needs a plain value for cpu
                    gpu: {nodeSelector: {zone: {a: b}}}     | the instance type gpu needs a plain value for zone
                    """)
    void saysWhatIsWrong(String text, String expected) {
        String mistake = Ask.aks().with("instance-types", text).mistake();
        assertTrue(mistake.startsWith("instance-types is '"), mistake);
        assertTrue(mistake.contains(expected), mistake);
    }

    @Test
    void saysInWhichLineTheYamlBreaks() {
        String mistake =
                Ask.aks().with("instance-types", "gpu:\n  nodeSelector: {\n").mistake();
        assertTrue(mistake.matches("(?s).*: line [23]: .+"), mistake);
        assertEquals(1, mistake.lines().count(), mistake);
    }

    @Test
    void aKeyTwiceIsAMistake() {
        String mistake = Ask.aks().with("instance-types", "gpu: {}\ngpu: {}").mistake();
        assertTrue(mistake.contains("line 2") && mistake.contains("gpu"), mistake);
    }

    @Test
    void anAliasIsRefusedAndNeverBecomesItsOwnName() {
        String bomb = """
                a: &a {nodeSelector: {x: y}}
                b: *a
                """;
        assertEquals(1, Ask.aks().with("instance-types", bomb).mistakes().size());
        String quiet = "gpu: {nodeSelector: {zone: &z west, rack: *z}}";
        List<String> mistakes = Ask.aks().with("instance-types", quiet).mistakes();
        assertEquals(1, mistakes.size(), "an alias must not silently become its own name");
    }
}
