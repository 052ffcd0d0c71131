package io.github.azuremlattach.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.settings.InvalidSettingsException;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However a value of a manifest is spelled, the schema and the product agree on whether it may be. */
class ManifestSpellingsTest {
    /** YAML 1.2, as editors read it. */
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(ManifestSchema.text());

    /** YAML of every kind, right for one parameter or another. */
    private static final List<String> VALUES = List.of(
            "null",
            "~",
            "''",
            "' '",
            "true",
            "True",
            "'TRUE'",
            "'true '",
            "tRue",
            "no",
            "off",
            "1",
            "0",
            "-1",
            "1000",
            "1001",
            "'8'",
            "' 8 '",
            "'08'",
            "1.5",
            "'8.0'",
            "'1e2'",
            "ab",
            "Ab-9",
            "9ab",
            "a_b",
            "a b",
            "a.b",
            "'-a'",
            "a-",
            "Größe",
            "[]",
            "{}",
            "[a]",
            "[1]",
            "[null]",
            "[[]]",
            "[{a: b}]",
            "{a: b}",
            "{a: null}",
            "{gpu: {}}",
            "[true]",
            "{gpu: {nodeSelector: {zone: 1.20, on: true, none: null}, resources: {limits: {cpu: 1}}}}",
            "{gpu: {nodeselector: {}}}",
            "{gpu: {nodeSelector: [a]}}",
            "{gpu: {resources: {limit: {}}}}",
            "{gpu: 4}",
            "{gpu: {resources: {requests: {cpu: [1]}}}}",
            "'{gpu: {}}'",
            "60m",
            "1h30m",
            "PT1H",
            "pt5m",
            "P1D",
            "+5m",
            "-5m",
            "PT",
            "P",
            "m",
            "1.5s",
            "1,5s",
            "90",
            "60 m",
            "' 60m\n'",
            "azureml/default",
            "[azureml/default, azureml/a.b-c]",
            "'azureml/default, azureml/default'",
            "AcrPull @ registry",
            "[AcrPull @ registry]",
            "[AcrPull @ REGISTRY, Reader@storage]",
            "'@ registry'",
            "AcrPull @",
            "'AcrPull @ registry\n\nReader @ storage\n'",
            "[AcrPull]",
            "AcrPull @ vault",
            "'@ @ registry'",
            "['']",
            "Reader @ subscriptions/" + Ask.SUBSCRIPTION + "/",
            "Reader @ " + Ask.AKS,
            "Reader @ " + Ask.AKS + "/..",
            "Reader @ /subscriptions/" + Ask.SUBSCRIPTION + "/a b",
            "Reader @ /subscriptions/" + Ask.SUBSCRIPTION + "//",
            Ask.SUBSCRIPTION,
            Ask.SUBSCRIPTION.toUpperCase(Locale.ROOT),
            Ask.SUBSCRIPTION + "0",
            Ask.AKS,
            Ask.ARC,
            Ask.AKS.substring(1),
            Ask.AKS + "/",
            Ask.AKS + "/agentPools/one",
            "/" + Ask.AKS,
            Ask.AKS.toLowerCase(Locale.ROOT),
            Ask.AKS.replace("aks-1", ".."),
            Ask.AKS.replace("aks-1", "..."),
            Ask.ARC.replace("Kubernetes", "ContainerService"),
            "'" + Ask.AKS + " '",
            Ask.AKS.replace("rg-", "a b"),
            Ask.IDENTITY,
            "[" + Ask.IDENTITY + "]",
            "'" + Ask.IDENTITY + ",\n " + Ask.IDENTITY + "'",
            "'," + Ask.IDENTITY + ",'",
            Ask.IDENTITY + " " + Ask.IDENTITY,
            "[" + Ask.IDENTITY + ", " + Ask.AKS + "]");

    @Provide
    Arbitrary<Parameter> parameters() {
        return Arbitraries.of(Arrays.stream(Parameter.values())
                .filter(one -> one.isOfCompute() || one == Parameter.MAX_PARALLEL || one == Parameter.FAIL_FAST)
                .filter(one -> one != Parameter.FILE)
                .toList());
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> words = Arbitraries.of(Arrays.stream(Parameter.values())
                        .flatMap(one -> one.allowedValues().stream())
                        .toList())
                .flatMap(word -> Arbitraries.of(
                        word,
                        word.toUpperCase(Locale.ROOT),
                        word.replaceAll("(?<=[a-z])(?=[A-Z])", "_"),
                        word.replace("A", "_a"),
                        "'" + word + " '",
                        word + "x",
                        word.replaceFirst("(?<=^..)", "_")));
        return Arbitraries.oneOf(Arbitraries.of(VALUES), words);
    }

    @Property(tries = 4_000, generation = GenerationMode.RANDOMIZED)
    void theSchemaAndTheProductAcceptTheSame(
            @ForAll("parameters") Parameter parameter, @ForAll("values") String value, @ForAll boolean camelCase)
            throws JsonProcessingException {
        String name = camelCase ? parameter.camelCase() : parameter.kebabCase();
        boolean nested =
                parameter == Parameter.INSTANCE_TYPES && YAML.readTree(value).isTextual();
        String text = manifest(parameter, name + ": " + (nested ? "'{gpu: {}}'" : value));
        List<String> mistakes = mistakes(text).stream()
                .filter(mistake -> !isBeyondASchema(mistake))
                .toList();
        List<String> complaints = complaints(text);
        assertEquals(mistakes.isEmpty(), complaints.isEmpty(), text + "\n" + mistakes + "\n" + complaints);
    }

    @Example
    void aParameterMayBeGivenInOneSpellingOnly() throws JsonProcessingException {
        for (String both : List.of("wait: true\n  wait: true", "on-difference: keep\n  onDifference: keep")) {
            String text = manifest(Parameter.WAIT, both);
            assertTrue(!mistakes(text).isEmpty(), text);
        }
        assertTrue(!complaints(manifest(Parameter.ON_DIFFERENCE, "on-difference: keep\n  onDifference: keep"))
                .isEmpty());
    }

    @Example
    void aWordOfOldYamlNeedsNoQuotes() throws JsonProcessingException {
        String text = manifest(Parameter.PREFLIGHT, "preflight: off");
        assertEquals(List.of(), mistakes(text));
        assertEquals(List.of(), complaints(text));
    }

    /** A contradiction to another parameter, and the length of a time. */
    private static boolean isBeyondASchema(String mistake) {
        return mistake.contains("give a time between 1s and 24h")
                || mistake.contains("roles need an identity")
                || mistake.contains("is UserAssigned, so give")
                || mistake.contains("there is nothing to apply")
                || mistake.contains("only a user-assigned identity has federated credentials")
                || mistake.contains("the service account is given twice")
                || mistake.contains("a job needs a compute that has come up")
                || mistake.contains("give azureml:<name>:<version>");
    }

    private static String manifest(Parameter parameter, String line) {
        String defaults = "defaults: {resource-group: rg, workspace-name: ws-1, resource-id: " + Ask.AKS + "}\n";
        String top = parameter.isOfManifest() ? line + "\n" : "";
        String entry = parameter.isOfManifest() ? "" : "  " + line + "\n";
        String name = parameter == Parameter.COMPUTE_NAME ? "" : "  compute-name: ab\n";
        return top + defaults + "computes:\n-\n" + entry + name;
    }

    private static List<String> mistakes(String text) {
        try {
            FleetRequest.from(Ask.nothing().file("fleet.yml", text).with("manifest", "fleet.yml"));
            return List.of();
        } catch (InvalidSettingsException e) {
            return e.mistakes();
        }
    }

    private static List<String> complaints(String text) throws JsonProcessingException {
        return SCHEMA.validate(YAML.readTree(text)).stream()
                .map(Object::toString)
                .toList();
    }
}
