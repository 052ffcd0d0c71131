package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.NearestName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The configuration settings of the extension. They go to Helm as they are, so that a key in another casing is silently
 * without effect.
 *
 * <p>Source: Deploy Azure Machine Learning extension, review configuration settings, learn.microsoft.com; and the Azure CLI
 * extension k8s-extension, AzureMLKubernetes.py.
 */
final class SettingKeys {
    /** The settings that are True or False. */
    static final Set<String> FLAGS = Set.of(
            "enableTraining",
            "enableInference",
            "allowInsecureConnections",
            "inferenceRouterHA",
            "installNvidiaDevicePlugin",
            "installPromOp",
            "installVolcano",
            "installDcgmExporter",
            "isAKSMigration",
            "openshift",
            "servicebus.enabled",
            "relayserver.enabled",
            "nginxIngress.enabled",
            "volcanoScheduler.enable",
            "amloperator.skipResourceValidation",
            "amloperator.custom_ip_interface_enabled");

    private static final Set<String> TEXTS = Set.of(
            "inferenceRouterServiceType",
            "internalLoadBalancerProvider",
            "sslSecret",
            "sslCname",
            "clusterPurpose",
            "cluster_name",
            "cluster_name_friendly",
            "clusterId",
            "domain",
            "location",
            "jobSchedulerLocation",
            "enable_https",
            "nginxIngress.controller",
            "volcanoScheduler.schedulerConfigMap",
            "relayserver.hybridConnectionResourceID",
            "relayserver.hybridConnectionName",
            "amloperator.custom_ip_interface");

    /** Settings that have many keys. */
    private static final List<String> FAMILIES = List.of(
            "nodeSelector.",
            "toleration[",
            "workLoadToleration[",
            "prometheus.",
            "nginxIngress.controllerConfig.",
            "nginxIngress.resources.",
            "scoringFe.");

    /** Settings that hold a secret, or the path of a file with one on the machine of the CLI. */
    private static final Set<String> SECRETS = Set.of(
            "scoringfe.sslcert",
            "scoringfe.sslkey",
            "sslcertpemfile",
            "sslkeypemfile",
            "relayserverconnectionstring",
            "relayserver.relayconnectionstring",
            "loganalyticsws",
            "amloperator.loganalyticskey");

    private SettingKeys() {}

    static boolean isKnown(String key) {
        return FLAGS.contains(key) || TEXTS.contains(key) || FAMILIES.stream().anyMatch(key::startsWith);
    }

    static boolean isSecret(String key) {
        return SECRETS.contains(key.toLowerCase(Locale.ROOT));
    }

    /** The key that was meant. */
    static Optional<String> nearest(String key) {
        Set<String> all = new TreeSet<>(FLAGS);
        all.addAll(TEXTS);
        Optional<String> cased = all.stream().filter(key::equalsIgnoreCase).findFirst();
        Optional<String> family = FAMILIES.stream()
                .filter(prefix -> key.regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(prefix -> prefix + key.substring(prefix.length()))
                .findFirst();
        return cased.or(() -> family).or(() -> NearestName.of(key, all));
    }
}
