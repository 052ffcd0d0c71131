package io.github.azuremlattach.core.http;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The plain requests of Resource Manager, for the services whose typed Java client is not usable or not worth its start. */
public final class ArmRestClient {
    private static final HttpHeaderName OPERATION = HttpHeaderName.fromString("Azure-AsyncOperation");
    private static final HttpHeaderName REQUEST_ID = HttpHeaderName.fromString("x-ms-client-request-id");
    private static final HttpHeaderName CORRELATION = HttpHeaderName.fromString("x-ms-correlation-request-id");
    private static final int MAX_PAGES = 100;

    private final HttpPipeline pipeline;
    private final String endpoint;
    private final HostGuardPolicy guard;
    private final ObjectMapper json = new ObjectMapper();

    public ArmRestClient(HttpPipeline pipeline, String endpoint, HostGuardPolicy guard) {
        this.pipeline = pipeline;
        this.endpoint = endpoint;
        this.guard = guard;
    }

    public ArmReply get(String path, String apiVersion) {
        return send(HttpMethod.GET, url(path, apiVersion, ""), null);
    }

    /** The body of a resource; empty when there is none. */
    public Optional<JsonNode> find(String path, String apiVersion) {
        try {
            return Optional.of(get(path, apiVersion).body());
        } catch (ArmException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Reads an address that Azure itself gave, byte for byte. */
    public ArmReply getAbsolute(String url) {
        return send(HttpMethod.GET, url, null);
    }

    public ArmReply put(String path, String apiVersion, JsonNode body) {
        return send(HttpMethod.PUT, url(path, apiVersion, ""), body);
    }

    public ArmReply patch(String path, String apiVersion, JsonNode body) {
        return send(HttpMethod.PATCH, url(path, apiVersion, ""), body);
    }

    public ArmReply post(String path, String apiVersion, JsonNode body) {
        return send(HttpMethod.POST, url(path, apiVersion, ""), body);
    }

    public ArmReply delete(String path, String apiVersion, String query) {
        return send(HttpMethod.DELETE, url(path, apiVersion, query), null);
    }

    /**
     * Reads a list with all its pages.
     *
     * @throws ArmException also where a page cannot be read: part of a list is never taken for the whole
     */
    public List<JsonNode> list(String path, String apiVersion) {
        return all(path, url(path, apiVersion, ""));
    }

    /**
     * Reads what a filter lets through of a list, with all its pages.
     *
     * @param filter an OData filter as Azure documents it, not encoded
     */
    public List<JsonNode> list(String path, String apiVersion, String filter) {
        return all(path, url(path, apiVersion, "&$filter=" + queryValue(filter)));
    }

    private List<JsonNode> all(String path, String first) {
        List<JsonNode> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String next = first;
        while (!next.isEmpty()) {
            if (!seen.add(next) || seen.size() > MAX_PAGES) {
                throw endless(path);
            }
            JsonNode page = getAbsolute(next).body();
            page.path("value").forEach(all::add);
            next = Json.text(page, "nextLink");
            if (!next.isEmpty() && !allows(next)) {
                throw HostGuardPolicy.refusal("GET " + path, host(next));
            }
        }
        return all;
    }

    private static ArmException endless(String path) {
        return new ArmException(
                        ArmException.Kind.GARBLED,
                        0,
                        new ServiceError("", "the list does not end", List.of()),
                        "GET " + path,
                        "",
                        null)
                .lasting();
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "no host" : host;
        } catch (IllegalArgumentException e) {
            return "no address";
        }
    }

    /** Whether an address that Azure gave is one that a token may go to. */
    boolean allows(String url) {
        try {
            return guard.allows(URI.create(url));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private ArmReply send(HttpMethod method, String url, @Nullable JsonNode body) {
        HttpRequest request = new HttpRequest(method, parsed(url));
        request.setHeader(HttpHeaderName.ACCEPT, "application/json");
        request.setHeader(REQUEST_ID, UUID.randomUUID().toString());
        if (body != null) {
            request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json");
            request.setBody(BinaryData.fromString(body.toString()));
        }
        try (HttpResponse response = pipeline.sendSync(request, Context.NONE)) {
            return reply(response);
        }
    }

    private ArmReply reply(HttpResponse response) {
        BinaryData data = response.getBodyAsBinaryData();
        String text = data == null ? "" : data.toString();
        Optional<String> operation = Optional.ofNullable(response.getHeaderValue(OPERATION))
                .or(() -> Optional.ofNullable(response.getHeaderValue(HttpHeaderName.LOCATION)))
                .filter(this::allows);
        String correlation = response.getHeaderValue(CORRELATION);
        try {
            return new ArmReply(
                    response.getStatusCode(),
                    text.isBlank() ? MissingNode.getInstance() : json.readTree(text),
                    operation,
                    Optional.ofNullable(ErrorMappingPolicy.retryAfter(response.getHeaders())),
                    correlation == null ? "" : correlation);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the refusal policy let an answer pass that is no JSON", e);
        }
    }

    private String url(String path, String apiVersion, String query) {
        return endpoint + encoded(path) + "?api-version=" + apiVersion + query;
    }

    private static URL parsed(String url) {
        try {
            return URI.create(url).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a URL", e);
        }
    }

    /** A path with each segment percent-encoded where it must be. */
    public static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (String segment : path.substring(1).split("/")) {
            encoded.append('/').append(queryValue(segment));
        }
        return encoded.toString();
    }

    /** A text percent-encoded, as the typed clients expect a filter. */
    public static String queryValue(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
