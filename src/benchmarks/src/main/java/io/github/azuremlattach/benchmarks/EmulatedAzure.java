package io.github.azuremlattach.benchmarks;

import io.github.azuremlattach.emulator.Emulator;
import io.github.azuremlattach.emulator.RecordedRequest;
import io.github.azuremlattach.emulator.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An emulated Azure in this process: some subscriptions, each with workspaces ml-1 ... and clusters aks-1 ... */
final class EmulatedAzure implements AutoCloseable {
    private static final String TENANT = "11111111-1111-1111-1111-111111111111";
    private static final String CLIENT = "22222222-2222-2222-2222-222222222222";

    private final Emulator emulator;
    private final Path ca;

    private EmulatedAzure(Scenario scenario) throws IOException {
        emulator = Emulator.builder().scenario(scenario).start();
        ca = Files.createTempFile("emulator-ca", ".pem");
        Files.writeString(ca, emulator.caPem());
    }

    /**
     * Starts one.
     *
     * @param behaviour more of the scenario, in YAML
     */
    static EmulatedAzure start(int subscriptions, int workspaces, int clusters, String behaviour) throws IOException {
        return new EmulatedAzure(
                Scenario.parse(world(subscriptions, workspaces, clusters)).with(behaviour));
    }

    /** The parameters that lead to it. */
    Map<String, String> way() {
        return Map.of(
                "tenant-id",
                TENANT,
                "client-id",
                CLIENT,
                "client-secret",
                "emulator-secret",
                "resource-manager-url",
                url(),
                "authority-url",
                url(),
                "ca-bundle",
                ca.toString());
    }

    String url() {
        return emulator.url();
    }

    Path ca() {
        return ca;
    }

    List<RecordedRequest> requests() {
        return emulator.requests();
    }

    static String group(int subscription) {
        return "/subscriptions/" + subscription(subscription) + "/resourceGroups/rg-" + subscription;
    }

    static String subscription(int number) {
        return "00000000-0000-0000-0000-00000000000" + number;
    }

    static String cluster(int subscription, int number) {
        return group(subscription) + "/providers/Microsoft.ContainerService/managedClusters/aks-" + number;
    }

    private static String world(int subscriptions, int workspaces, int clusters) {
        StringBuilder yaml = new StringBuilder("tenants: {contoso: {id: " + TENANT + "}}\nsubscriptions:\n");
        yaml.append(entries(subscriptions, s -> "  s" + s + ": {id: " + subscription(s) + "}\n"));
        yaml.append("resourceGroups:\n");
        yaml.append(entries(subscriptions, s -> "  rg-" + s + ": {subscription: s" + s + "}\n"));
        yaml.append("principals: {pipeline: {clientId: " + CLIENT + ", secret: emulator-secret, roles: [");
        yaml.append(entries(subscriptions, s -> "Owner @ /subscriptions/" + subscription(s) + ", "));
        yaml.append("]}}\nstorageAccounts: {st: {}}\ncontainerRegistries: {cr: {}}\nworkspaces:\n");
        yaml.append(entries(
                subscriptions,
                s -> entries(
                        workspaces,
                        w ->
                                "  w%d-%d: {name: ml-%d, resourceGroup: rg-%d, identity: SystemAssigned, storageAccount: st, containerRegistry: cr}\n"
                                        .formatted(s, w, w, s))));
        yaml.append("aks:\n");
        yaml.append(entries(
                subscriptions,
                s -> entries(
                        clusters,
                        c ->
                                "  a%d-%d: {name: aks-%d, resourceGroup: rg-%d, namespaces: [default, team-a], extension: {}}\n"
                                        .formatted(s, c, c, s))));
        return yaml.toString();
    }

    private static String entries(int count, IntFunction<String> entry) {
        return IntStream.rangeClosed(1, count).mapToObj(entry).collect(Collectors.joining());
    }

    @Override
    public void close() throws IOException {
        emulator.close();
        Files.delete(ca);
    }
}
