package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.function.Supplier;

/** Who signs in, by the claims of the access token, which only Azure checks. */
public final class Caller {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Supplier<String> token;

    Caller(Supplier<String> token) {
        this.token = token;
    }

    /** The object id in the directory; empty when the token does not say. */
    public String objectId() {
        String[] parts = token.get().split("\\.", -1);
        if (parts.length != 3) {
            return "";
        }
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            return claims == null ? "" : claims.path("oid").asText();
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
    }
}
