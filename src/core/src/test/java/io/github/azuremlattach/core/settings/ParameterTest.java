package io.github.azuremlattach.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.request.ComputeIdentity;
import io.github.azuremlattach.core.request.ExtensionRequest;
import io.github.azuremlattach.core.request.Mode;
import io.github.azuremlattach.core.request.OnDifference;
import io.github.azuremlattach.core.request.Policy;
import io.github.azuremlattach.core.signin.AzureCloud;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every parameter of the catalogue. */
class ParameterTest {

    private static List<String> lower(Enum<?>... values) {
        return Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList();
    }

    private static List<String> words(Object... values) {
        return Arrays.stream(values).map(Object::toString).toList();
    }

    @Test
    void noTwoParametersShareAName() {
        Parameter[] all = Parameter.values();
        assertEquals(
                all.length,
                Arrays.stream(all).map(Parameter::kebabCase).distinct().count());
        assertEquals(
                all.length,
                Arrays.stream(all).map(Parameter::camelCase).distinct().count());
    }

    @Test
    void allowedValuesStandInTheOrderOfTheirEnums() {
        assertEquals(lower(Mode.values()), Parameter.MODE.allowedValues());
        assertEquals(lower(OnDifference.values()), Parameter.ON_DIFFERENCE.allowedValues());
        assertEquals(lower(Policy.Preflight.values()), Parameter.PREFLIGHT.allowedValues());
        assertEquals(lower(Policy.WorkspaceRoles.values()), Parameter.WORKSPACE_ROLES.allowedValues());
        assertEquals(lower(ExtensionRequest.Action.values()), Parameter.EXTENSION.allowedValues());
        assertEquals(words((Object[]) ComputeIdentity.Type.values()), Parameter.IDENTITY_TYPE.allowedValues());
        assertEquals(words((Object[]) AzureCloud.values()), Parameter.CLOUD.allowedValues());
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByBothOfItsNames(Parameter parameter) {
        assertTrue(parameter.kebabCase().matches("[a-z]+(-[a-z]+)*"), parameter.kebabCase());
        assertTrue(parameter.camelCase().matches("[a-z]+([A-Z][a-z]+)*"), parameter.camelCase());
        assertEquals(
                parameter.kebabCase(), parameter.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        assertEquals(Optional.of(parameter), Parameter.named(parameter.kebabCase()));
        assertEquals(Optional.of(parameter), Parameter.named(parameter.camelCase()));
    }

    @ParameterizedTest
    @EnumSource
    void itsDefaultIsAllowedAndARequiredOneHasNone(Parameter parameter) {
        if (!parameter.allowedValues().isEmpty()) {
            assertTrue(parameter.allowedValues().contains(parameter.defaultValue()), parameter.kebabCase());
        }
        assertFalse(parameter.isRequired() && !parameter.defaultValue().isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void itsReferenceIsOneLineOfSentences(Parameter parameter) {
        assertEquals(1, parameter.reference().lines().count());
        assertTrue(parameter.reference().startsWith(parameter.description()));
        assertTrue(parameter.description().endsWith("."), parameter.description());
    }

    @Test
    void aReferenceSaysWhatIsAllowedAndWhatIsTheDefault() {
        assertEquals(
                "What a failed pre-flight check does. Allowed: strict, warn, off. Default: strict.",
                Parameter.PREFLIGHT.reference());
        assertTrue(Parameter.COMPUTE_NAME.reference().endsWith(" Required without manifest."));
        assertFalse(Parameter.NAMESPACE.reference().contains("Required"));
    }

    @Test
    void fourAreRequiredAndTwoAreSecret() {
        assertEquals(
                "resource-group workspace-name compute-name resource-id",
                Arrays.stream(Parameter.values())
                        .filter(Parameter::isRequired)
                        .map(Parameter::kebabCase)
                        .collect(Collectors.joining(" ")));
        assertEquals(
                List.of(Parameter.CLIENT_SECRET, Parameter.CLIENT_CERTIFICATE_PASSWORD),
                Arrays.stream(Parameter.values()).filter(Parameter::isSecret).toList());
        assertEquals("resourceGroup", Parameter.RESOURCE_GROUP.camelCase());
        assertEquals(Optional.empty(), Parameter.named("resource_group"));
    }
}
