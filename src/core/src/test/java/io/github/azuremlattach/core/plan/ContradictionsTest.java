package io.github.azuremlattach.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.core.azure.Answers;
import io.github.azuremlattach.core.request.Ask;
import io.github.azuremlattach.core.result.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** After the attach: what Azure's answer leaves out contradicts nothing. */
class ContradictionsTest {
    private static final Ask ASK = Ask.aks()
            .with("namespace", "team-a")
            .with("identity-type", "SystemAssigned")
            .with("description", "wanted")
            .with("default-instance-type", "gpu");

    private static List<String> properties(String json) {
        return ComputeDiff.contradictions(ASK.request(), Answers.compute(json)).stream()
                .map(Difference::property)
                .toList();
    }

    @Test
    void anAnswerWithoutDetailsContradictsNothing() {
        assertEquals(List.of(), properties("{\"properties\":{\"computeType\":\"Kubernetes\",\"properties\":{}}}"));
        assertEquals(List.of(), properties("""
                {"identity":null,"properties":{"computeType":"Kubernetes","resourceId":null,
                 "properties":{"namespace":null}}}
                """));
    }

    @Test
    void anotherClusterNamespaceOrIdentityContradicts() {
        String other = Found.compute("Succeeded", "{\"type\":\"UserAssigned\"}", "\"namespace\":\"default\"")
                .replace("aks-1", "aks-2");
        assertEquals(List.of("resource-id", "namespace", "identity-type"), properties(other));
    }

    @Test
    void textsThatAzureDropsContradictNothing() {
        String same = Found.compute("Succeeded", "{\"type\":\"SystemAssigned\"}", "\"namespace\":\"team-a\"");
        assertEquals(List.of(), properties(same));
    }
}
