package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Optional;

/** Writes what a run says as JSON, and reads it back; whoever kept it meanwhile may have changed it. */
public final class ReportJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
            .withConfigOverride(
                    Optional.class,
                    absent -> absent.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET, Nulls.SET)))
            .build();

    private ReportJson() {}

    /** A value on one line. */
    public static String line(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /** A value on one line, the entries of maps in order, so that equal values make equal texts. */
    public static String sorted(Object value) {
        try {
            return JSON.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /** A value on several lines, for people to read. */
    public static String pretty(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

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
        } catch (ValueInstantiationException e) {
            String why = e.getCause() instanceof IllegalArgumentException refusal ? refusal.getMessage() : null;
            throw new IllegalArgumentException(why == null ? "this is no " + what : why, e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no " + what, e);
        }
    }
}
