package io.github.azuremlattach.core.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer of Resource Manager.
 *
 * @param status the HTTP status
 * @param body the JSON; a missing node when there is none
 * @param operation the address to watch, from {@code Azure-AsyncOperation} or {@code Location}; secret, for its
 *     signature
 * @param retryAfter how long Azure asked to wait
 * @param correlationId Azure's correlation id; empty when there is none
 */
public record ArmReply(
        int status, JsonNode body, Optional<String> operation, Optional<Duration> retryAfter, String correlationId) {}
