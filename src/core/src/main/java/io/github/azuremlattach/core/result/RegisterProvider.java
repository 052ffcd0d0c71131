package io.github.azuremlattach.core.result;

import java.util.List;
import java.util.Optional;

/**
 * Registers a resource provider in a subscription and waits until it is registered.
 *
 * @param id its name within the plan
 * @param provider the provider's namespace, such as {@code Microsoft.KubernetesConfiguration}
 * @param subscription the subscription's GUID
 */
public record RegisterProvider(String id, String provider, String subscription, Reason reason) implements Change {
    static final String KIND = "register-provider";

    @Override
    public List<String> after() {
        return List.of();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String past() {
        return "registered";
    }

    @Override
    public String subject() {
        return provider + " in subscription " + subscription;
    }

    @Override
    public Optional<String> fullId() {
        return Optional.of("/subscriptions/" + subscription + "/providers/" + provider);
    }

    @Override
    public List<String> commands() {
        return List.of("az provider register --namespace " + provider + " --subscription " + subscription + " --wait");
    }
}
