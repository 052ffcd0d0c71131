package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Reads back the JSON that this product wrote; whoever kept it meanwhile may have changed it. */
public final class StrictJson {
    private static final ObjectMapper JSON = new ObjectMapper()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .setDefaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL));

    private StrictJson() {}

    /**
     * Reads an object in which nothing is null.
     *
     * @param what what it should be, for the message
     * @throws IllegalArgumentException when it is something else
     */
    public static <T> T read(String text, Class<T> type, String what) {
        try {
            return Optional.ofNullable(JSON.readValue(text, type))
                    .orElseThrow(() -> new IllegalArgumentException("this is no " + what));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no " + what, e);
        }
    }
}
