package io.github.azuremlattach.emulator.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.json.Json;
import java.util.List;

/** The description of the cloud, from which clients learn where everything is. */
final class CloudMetadata {
    private CloudMetadata() {}

    static Reply reply(Request request) {
        String origin = request.origin();
        ObjectNode cloud = Json.object(
                "name", "AzureEmulator",
                "portal", origin,
                "authentication",
                        Json.object(
                                "loginEndpoint",
                                origin + "/",
                                "audiences",
                                List.of(origin + "/", "https://management.core.windows.net/"),
                                "tenant",
                                "common",
                                "identityProvider",
                                "AAD"),
                "resourceManager", origin + "/",
                "media", origin,
                "graphAudience", origin + "/",
                "graph", origin + "/",
                "gallery", origin + "/",
                "batch", origin + "/",
                "microsoftGraphResourceId", origin + "/",
                "sqlManagement", origin + "/",
                "activeDirectoryDataLake", origin + "/",
                "suffixes",
                        Json.object(
                                "acrLoginServer", "azurecr.io",
                                "keyVaultDns", "vault.azure.net",
                                "sqlServerHostname", "database.windows.net",
                                "storage", "core.windows.net",
                                "storageSyncEndpointSuffix", "afs.azure.net",
                                "mhsmDns", "managedhsm.azure.net",
                                "azureDataLakeStoreFileSystem", "azuredatalakestore.net",
                                "azureDataLakeAnalyticsCatalogAndJob", "azuredatalakeanalytics.net"));
        // The oldest version has names of its own, the next ones answer a list of clouds, the latest this cloud alone.
        String version = request.query("api-version").orElse("2022-09-01");
        if (version.compareTo("2018-05-01") <= 0) {
            return Reply.json(200, oldest(origin, cloud));
        }
        return Reply.json(200, version.compareTo("2022-09-01") < 0 ? Json.array(List.of(cloud)) : cloud);
    }

    private static ObjectNode oldest(String origin, ObjectNode cloud) {
        return Json.object(
                "galleryEndpoint",
                origin + "/",
                "graphEndpoint",
                origin + "/",
                "portalEndpoint",
                origin,
                "authentication",
                cloud.get("authentication"));
    }
}
