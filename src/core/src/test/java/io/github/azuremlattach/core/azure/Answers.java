package io.github.azuremlattach.core.azure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azuremlattach.core.http.ArmException;
import io.github.azuremlattach.core.http.ServiceError;

/** Azure's answers, read as the product reads them. */
public final class Answers {
    private Answers() {}

    /** A compute from the JSON of its GET. */
    public static Compute compute(String json) {
        return Compute.of(json(json));
    }

    /** A refusal. */
    public static ArmException refusal(int status, String request, String body) {
        return new ArmException(ArmException.Kind.REFUSED, status, ServiceError.parse(body), request, "c0ffee", null);
    }

    /** Trouble before any answer. */
    public static ArmException trouble(ArmException.Kind kind, String words) {
        return new ArmException(kind, 0, ServiceError.parse(words), "GET /subscriptions", "", null);
    }

    static JsonNode json(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
