package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.azure.AzureClients;
import io.github.azuremlattach.core.azure.AzureConnector;
import io.github.azuremlattach.core.azure.Subscriptions.Subscription;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.request.ResourceId;
import io.github.azuremlattach.core.settings.AttachSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a form offers to choose among. */
class ListsTest {
    private static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";

    @Test
    void listsWhatTheCallerCanSee() {
        try (Rig rig = Rig.standard()) {
            AzureClients azure = azure(rig);

            List<Subscription> subscriptions = azure.subscriptions().list();
            assertEquals(
                    List.of(SUBSCRIPTION),
                    subscriptions.stream().map(Subscription::id).toList());
            assertTrue(subscriptions.stream().noneMatch(one -> one.name().isEmpty()), subscriptions.toString());
            assertEquals(
                    List.of("ml-bare", "ml-prod", "ml-uai"),
                    names(azure.workspaces().in(SUBSCRIPTION)));
            assertEquals(
                    List.of("aks-1", "aks-2", "edge-7"), names(azure.clusters().in(SUBSCRIPTION)));
        }
    }

    @Test
    void saysWhatAzureRefuses() {
        try (Rig rig = Rig.with("faults: [{match: {path: '/subscriptions'}, fault: {status: 403}}]")) {
            AzureClients azure = azure(rig);
            ArmException refused =
                    assertThrows(ArmException.class, () -> azure.subscriptions().list());
            assertTrue(refused.isForbidden(), refused.getMessage());
        }
    }

    private static AzureClients azure(Rig rig) {
        return AzureConnector.from(AttachSettings.of(rig.settings()), "azureml-attach/test")
                .open();
    }

    private static List<String> names(List<ResourceId> ids) {
        return ids.stream().map(ResourceId::name).sorted().toList();
    }
}
