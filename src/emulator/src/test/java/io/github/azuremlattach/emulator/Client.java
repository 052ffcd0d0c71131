package io.github.azuremlattach.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A plain client that trusts the emulator's authority. */
final class Client {
    static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000";
    static final String GROUP = SUBSCRIPTION + "/resourceGroups/rg-ml";
    static final String WORKSPACES = GROUP + "/providers/Microsoft.MachineLearningServices/workspaces";
    static final String PROD = WORKSPACES + "/ml-prod";
    static final String UAI = WORKSPACES + "/ml-uai";
    static final String AKS = GROUP + "/providers/Microsoft.ContainerService/managedClusters/aks-1";
    static final String ARC = GROUP + "/providers/Microsoft.Kubernetes/connectedClusters/edge-7";
    static final String ID_WORKSPACE =
            GROUP + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-workspace";
    static final String TENANT = "11111111-1111-1111-1111-111111111111";
    static final String PIPELINE = "22222222-2222-2222-2222-222222222222";
    static final String CONTRIBUTOR = "22222222-2222-2222-2222-222222222223";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String url;
    private final String token;

    Client(Emulator emulator) {
        this(emulator, PIPELINE);
    }

    Client(Emulator emulator, String clientId) {
        this(http(emulator), emulator.url(), clientId.isEmpty() ? "" : emulator.token(clientId));
    }

    private Client(HttpClient http, String url, String token) {
        this.http = http;
        this.url = url;
        this.token = token;
    }

    Client withToken(String other) {
        return new Client(http, url, other);
    }

    /** What came back. */
    record Answer(int status, JsonNode body, String text, HttpResponse<String> raw) {
        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        String code() {
            return body.path("error").path("code").asText();
        }

        String message() {
            return body.path("error").path("message").asText();
        }

        String state() {
            return body.path("properties").path("provisioningState").asText();
        }
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    /** Detaches the compute at that path. */
    Answer detach(String path) {
        return send("DELETE", path + "?api-version=2024-10-01&underlyingResourceAction=Detach", null);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** The api-version that the product uses for a path. */
    static String version(String path) {
        String type = path.toLowerCase(Locale.ROOT).replaceFirst(".*/providers/", "");
        boolean ofProvider = path.toLowerCase(Locale.ROOT).contains("/providers/") && type.contains("/");
        return switch (ofProvider && !type.endsWith("/register") ? type.replaceFirst("/.*", "") : "") {
            case "microsoft.machinelearningservices" -> "2024-10-01";
            case "microsoft.containerservice" -> "2024-09-01";
            case "microsoft.kubernetesconfiguration" -> "2023-05-01";
            case "microsoft.kubernetes" -> "2021-10-01";
            case "microsoft.managedidentity" -> "2023-01-31";
            case "microsoft.relay" -> "2017-04-01";
            case "microsoft.storage" -> "2023-01-01";
            case "microsoft.containerregistry" -> "2023-07-01";
            case "microsoft.authorization" -> "2022-04-01";
            default -> "2022-12-01";
        };
    }

    /** Sends the request; an api-version is added unless the path has a query. */
    Answer send(String method, String path, String body) {
        String target = path.startsWith("https://") ? path : url + path;
        if (!target.contains("?") && !path.startsWith("/_emulator")) {
            target += "?api-version=" + version(path);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header(
                        "Content-Type",
                        body != null && body.contains("grant_type")
                                ? "application/x-www-form-urlencoded"
                                : "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            String type = response.headers().firstValue("content-type").orElse("");
            JsonNode json = type.contains("json") && !text.isEmpty() ? JSON.readTree(text) : JSON.nullNode();
            return new Answer(response.statusCode(), json, text, response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body of an attach. */
    static String attach(String cluster, String more) {
        return "{\"location\": \"westeurope\", " + more
                + "\"properties\": {\"computeType\": \"Kubernetes\", \"resourceId\": \"" + cluster
                + "\", \"properties\": {\"namespace\": \"team-a\"}}}";
    }

    static final String SYSTEM_ASSIGNED = "\"identity\": {\"type\": \"SystemAssigned\"}, ";

    /** The body of a role assignment. */
    static String grant(String principalId, String roleGuid, String more) {
        return "{\"properties\": {\"roleDefinitionId\": \"" + SUBSCRIPTION
                + "/providers/Microsoft.Authorization/roleDefinitions/" + roleGuid + "\", \"principalId\": \""
                + principalId + "\"" + more + "}}";
    }

    static HttpClient http(Emulator emulator) {
        try {
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry(
                    "ca",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(emulator.caPem().getBytes(StandardCharsets.US_ASCII))));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trust);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, managers.getTrustManagers(), null);
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(tls)
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
