package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is asked for of the extension, and what the Azure CLI would refuse before it installs anything. */
final class ExtensionReader {
    private static final List<String> ROUTERS = List.of("nodePort", "loadBalancer", "clusterIP");
    private static final Parameter SETTINGS = Parameter.EXTENSION_SETTINGS;

    private final Values values;
    private final Mistakes mistakes;

    ExtensionReader(Values values, Mistakes mistakes) {
        this.values = values;
        this.mistakes = mistakes;
    }

    ExtensionRequest read(Optional<ClusterRef> cluster) {
        ExtensionRequest request = new ExtensionRequest(
                values.choice(Parameter.EXTENSION, ExtensionRequest.Action.class),
                values.matching(Parameter.EXTENSION_NAME),
                values.matching(Parameter.EXTENSION_VERSION),
                values.matching(Parameter.EXTENSION_TRAIN),
                new KeyValueLines(SETTINGS, mistakes, "enableTraining=True").read(values.given(SETTINGS)),
                values.duration(Parameter.EXTENSION_TIMEOUT));
        request.settings().forEach(this::check);
        if (!mistakes.concern(SETTINGS)) {
            together(request.settings(), cluster);
        }
        return request;
    }

    private void check(String key, String value) {
        if (SettingKeys.isSecret(key)) {
            mistakes.wrong(
                    SETTINGS,
                    key,
                    "keep secrets out of the settings: make a secret with cert.pem and key.pem in namespace azureml,"
                            + " and name it in sslSecret");
        } else if (!SettingKeys.isKnown(key)) {
            mistakes.wrong(
                    SETTINGS,
                    key,
                    SettingKeys.nearest(key)
                            .map(nearest -> "there is no such setting, so write " + nearest
                                    + " if that is meant, in this casing")
                            .orElse("there is no such setting, so choose one of Microsoft's list at"
                                    + " https://aka.ms/arcmltsg"));
        } else if (SettingKeys.FLAGS.contains(key) && !isFlag(value)) {
            mistakes.wrong(SETTINGS, key + "=" + value, "give True or False");
        }
    }

    private void together(Map<String, String> settings, Optional<ClusterRef> cluster) {
        boolean inference = isOn(settings, "enableInference");
        if (!inference && settings.containsKey("enableTraining") && !isOn(settings, "enableTraining")) {
            wrong("enableTraining", settings, "turn on enableTraining or enableInference, since one of them is needed");
        }
        String router = settings.getOrDefault("inferenceRouterServiceType", "");
        boolean known = ROUTERS.stream().anyMatch(router::equalsIgnoreCase);
        if (inference && router.isEmpty()) {
            wrong(
                    "enableInference",
                    settings,
                    "inference needs inferenceRouterServiceType, which is nodePort, loadBalancer or clusterIP");
        } else if (!router.isEmpty() && !known) {
            wrong("inferenceRouterServiceType", settings, "give nodePort, loadBalancer or clusterIP");
        }
        boolean secure = settings.containsKey("sslSecret") && settings.containsKey("sslCname");
        if (inference && known && !secure && !isOn(settings, "allowInsecureConnections")) {
            wrong(
                    "enableInference",
                    settings,
                    "inference needs sslSecret and sslCname, or, for tests only, allowInsecureConnections=True");
        }
        balancer(settings, router, cluster);
    }

    private void balancer(Map<String, String> settings, String router, Optional<ClusterRef> cluster) {
        String key = "internalLoadBalancerProvider";
        if (!settings.containsKey(key)) {
            return;
        }
        if (!settings.get(key).equals("azure")) {
            wrong(key, settings, "the only provider is azure");
        } else if (router.equalsIgnoreCase("nodePort")) {
            wrong(key, settings, "nodePort has no load balancer, so leave one of them out");
        } else if (cluster.filter(ref -> !ref.isAks()).isPresent()) {
            wrong(key, settings, "only AKS has one, so leave it out");
        }
    }

    private void wrong(String key, Map<String, String> settings, String remedy) {
        mistakes.wrong(SETTINGS, key + "=" + settings.get(key), remedy);
    }

    private static boolean isFlag(String value) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
    }

    private static boolean isOn(Map<String, String> settings, String key) {
        return settings.getOrDefault(key, "").equalsIgnoreCase("true");
    }
}
