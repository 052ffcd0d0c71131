package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.http.ArmRestClient;
import io.github.azuremlattach.core.http.Json;
import java.util.List;

/** Lists the subscriptions that the caller can see (Subscriptions_List of Microsoft.Resources 2022-12-01). */
public final class Subscriptions {
    private static final String API = "2022-12-01";

    private final ArmRestClient arm;

    Subscriptions(ArmRestClient arm) {
        this.arm = arm;
    }

    /**
     * A subscription.
     *
     * @param id its GUID
     * @param name what people call it
     * @param state {@code Enabled}, {@code PastDue}, {@code Warned}, {@code Disabled} or {@code Deleted}
     */
    public record Subscription(String id, String name, String state) {}

    /** All of them, in Azure's order. */
    public List<Subscription> list() {
        return arm.list("/subscriptions", API).stream()
                .map((JsonNode node) -> new Subscription(
                        Json.text(node, "subscriptionId"), Json.text(node, "displayName"), Json.text(node, "state")))
                .toList();
    }
}
