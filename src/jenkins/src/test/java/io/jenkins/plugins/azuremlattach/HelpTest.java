package io.jenkins.plugins.azuremlattach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.settings.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kohsuke.stapler.DataBoundSetter;

/** The forms keep to the catalogue of the core. */
class HelpTest {
    /** Left to credentials and to the administrator: a secret, and addresses that a secret would be sent to. */
    private static final Set<Parameter> NOT_FOR_STEPS = Set.of(
            Parameter.AUTH,
            Parameter.CLIENT_SECRET,
            Parameter.CLIENT_CERTIFICATE,
            Parameter.CLIENT_CERTIFICATE_PASSWORD,
            Parameter.AUDIENCE,
            Parameter.RESOURCE_MANAGER_URL,
            Parameter.AUTHORITY_URL,
            Parameter.CA_BUNDLE);

    @ParameterizedTest
    @EnumSource(Parameter.class)
    void helpSaysWhatTheCatalogueSays(Parameter parameter) throws IOException {
        String name = "help-" + parameter.camelCase() + ".html";
        String help = Stream.of("AzureMlStep/", "AzureMlAttachStep/", "AzureMlDetachStep/")
                .map(folder -> read(folder + name))
                .filter(text -> !text.isEmpty())
                // A detach has a word of its own on the cluster.
                .findFirst()
                .orElse("");
        String wanted = NOT_FOR_STEPS.contains(parameter)
                ? ""
                : "<div>\n  "
                        + parameter
                                .reference()
                                .replace("&", "&amp;")
                                .replace("<", "&lt;")
                                .replace(">", "&gt;")
                        + "\n</div>\n";
        assertEquals(wanted, help, name);
    }

    @Test
    void theStepsTakeEveryParameterThatIsForThem() {
        Set<String> taken =
                new TreeSet<>(Set.of("resourceGroup", "workspaceName", "computeName", "resourceId", "subscriptionId"));
        Stream.of(
                        AzureMlStep.class,
                        ExtensionArguments.class,
                        VerificationArguments.class,
                        PreparationArguments.class,
                        ComputeArguments.class,
                        AzureMlAttachStep.class,
                        AzureMlDetachStep.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(Method::getName)
                .map(name -> Character.toLowerCase(name.charAt(3)) + name.substring(4))
                .forEach(taken::add);
        Set<String> wanted = Arrays.stream(Parameter.values())
                .filter(parameter -> !NOT_FOR_STEPS.contains(parameter))
                .map(Parameter::camelCase)
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(taken.containsAll(wanted), () -> "taken: " + taken + ", wanted: " + wanted);
        taken.removeAll(wanted);
        assertEquals(Set.of("credentialsId", "failOnDrift", "onlyIfAttachedByThisBuild", "targets"), taken);
    }

    private static String read(String name) {
        try (InputStream stream = HelpTest.class.getResourceAsStream(name)) {
            return stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
