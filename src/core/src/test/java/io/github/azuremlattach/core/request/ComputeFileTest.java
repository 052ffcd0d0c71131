package io.github.azuremlattach.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.request.ComputeIdentity.Type;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The YAML that {@code az ml compute attach --file} reads. */
class ComputeFileTest {
    private static final String FULL = """
            $schema: https://azuremlschemas.azureedge.net/latest/kubernetesCompute.schema.json
            name: from-file
            type: kubernetes
            location: westeurope
            description: In the file
            resource_id: %s
            namespace: team-f
            default_instance_type: small
            identity:
              type: user_assigned
              user_assigned_identities:
                - resource_id: %s
            instance_types:
              small:
                resources:
                  limits: {cpu: 2}
            """.formatted(Ask.ARC, Ask.IDENTITY);

    private static Ask file(String text) {
        return Ask.nothing()
                .with("resource-group", "rg-ml")
                .with("workspace-name", "ml-prod")
                .file(text);
    }

    @Test
    void readsEveryKeyOfTheClisFile() {
        AttachRequest request = file(FULL).request();
        assertEquals("from-file", request.computeName());
        assertEquals(Ask.ARC, request.cluster().id().toString());
        assertEquals("team-f", request.kubernetes().namespace());
        assertEquals("In the file", request.kubernetes().description());
        assertEquals("small", request.kubernetes().defaultInstanceType());
        assertEquals("UserAssigned " + Ask.IDENTITY, request.identity().toString());
        assertEquals(
                Map.of("small", Map.of("resources", Map.of("limits", Map.of("cpu", "2")))),
                request.kubernetes().instanceTypes());
    }

    @Test
    void whatIsGivenBesideTheFileWins() {
        AttachRequest request = file(FULL)
                .with("compute-name", "given")
                .with("namespace", "mine")
                .with("resource-id", Ask.AKS)
                .with("description", " ")
                .request();
        assertEquals("given", request.computeName());
        assertEquals("mine", request.kubernetes().namespace());
        assertTrue(request.cluster().isAks());
        assertEquals("In the file", request.kubernetes().description(), "a blank value is an unset one");
    }

    @Test
    void anExplicitIdentityTypeDropsTheFilesIds() {
        AttachRequest request =
                file(FULL).with("identity-type", "SystemAssigned").request();
        assertEquals(new ComputeIdentity(Type.SYSTEM_ASSIGNED, List.of()), request.identity());
        assertEquals(
                Type.USER_ASSIGNED,
                file(FULL)
                        .with("identity-type", "userassigned")
                        .request()
                        .identity()
                        .type());
    }

    @Test
    void explicitIdsDropTheFilesIdentityType() {
        String system = "name: from-file\nresource_id: " + Ask.AKS + "\nidentity: {type: system_assigned}\n";
        assertEquals(Type.SYSTEM_ASSIGNED, file(system).request().identity().type());
        assertEquals(
                "UserAssigned " + Ask.IDENTITY,
                file(system)
                        .with("user-assigned-identities", Ask.IDENTITY)
                        .request()
                        .identity()
                        .toString());
    }

    @Test
    void idsMayBePlainTextAndNullsAreUnset() {
        AttachRequest request = file("""
                name: from-file
                resource_id: %s
                namespace: null
                description:
                identity:
                  type: user_assigned
                  user_assigned_identities: [ %s ]
                """.formatted(Ask.AKS, Ask.IDENTITY)).request();
        assertEquals("UserAssigned " + Ask.IDENTITY, request.identity().toString());
        assertEquals("default", request.kubernetes().namespace());
        assertEquals(
                ComputeIdentity.NONE,
                file("name: from-file\nidentity: null\nresource_id: " + Ask.AKS)
                        .request()
                        .identity());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    type: amlcompute                        | its type is amlcompute, and only kubernetes can be attached
                    nme: x                                  | it has the unknown key nme. Did you mean name?
                    identity: system_assigned               | its identity must be a map with type
                    identity: {typ: none}                   | it has the unknown key typ. Did you mean type?
                    identity: {type: [none]}                | its identity.type must be a plain value
                    namespace: [a]                          | its namespace must be a plain value
                    identity: {user_assigned_identities: [[x]]} | its resource_id must be a plain value
                    - name                                  | give a map of keys and values
                    """)
    void saysWhatIsWrongWithTheFile(String text, String expected) {
        assertEquals(
                "file is 'compute.yml': " + expected + (expected.endsWith("?") ? "" : "."),
                Ask.aks().file(text).mistake());
    }

    @Test
    void theTypeMayBeLeftOutAndItsCasingIsForgiven() {
        assertEquals(List.of(), Ask.aks().file("description: x").mistakes());
        assertEquals(List.of(), Ask.aks().file("type: Kubernetes").mistakes());
    }

    @Test
    void anAliasInTheFileIsRefused() {
        String mistake =
                Ask.aks().file("description: &d hello\nnamespace: *d\n").mistake();
        assertTrue(mistake.startsWith("file is 'compute.yml': line 2: "), mistake);
    }

    @Test
    void aKeyTwiceIsAMistakeWithItsLine() {
        String mistake = Ask.aks().file("name: a\nname: b").mistake();
        assertTrue(mistake.startsWith("file is 'compute.yml': line 2: Duplicate field 'name'"), mistake);
    }

    @Test
    void deepNestingIsAMistakeAndNoCrash() {
        String mistake = Ask.aks().file("instance_types: " + "[".repeat(5000)).mistake();
        assertTrue(mistake.startsWith("file is 'compute.yml': "), mistake);
    }

    @Test
    void instanceTypesThatAreNoMapAreNotSilentlyDropped() {
        String mistake = Ask.aks().file("instance_types: [small]").mistake();
        assertEquals("file is 'compute.yml': its instance_types must be a map.", mistake);
    }

    @Test
    void aFileThatIsNotThereIsAMistake() {
        assertEquals(
                "file is 'other.yml': there is no such file, so check the path, and that the repository is checked out before"
                        + " this step.",
                Ask.aks().with("file", "other.yml").mistake());
    }

    @Test
    void aWrongValueFromTheFileIsNamedLikeAGivenOne() {
        String mistake = Ask.aks().file("namespace: Not_A_Label").mistake();
        assertTrue(mistake.startsWith("namespace is 'Not_A_Label': "), mistake);
    }

    @Test
    void aFileHidesNeitherUnknownNamesNorTheHostsSpelling() {
        assertEquals(
                "Unknown parameter nmespace. Did you mean namespace?",
                Ask.aks().file("description: x").with("nmespace", "x").mistake());
        assertEquals(
                List.of("compute-name has 17 characters: Azure documents 16 as the longest, and may refuse it."),
                Ask.aks()
                        .file("description: x")
                        .with("compute-name", "a".repeat(17))
                        .request()
                        .warnings());
    }
}
