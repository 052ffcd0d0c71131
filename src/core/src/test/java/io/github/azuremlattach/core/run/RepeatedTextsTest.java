package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedTextsTest {
    private static final String LONG = "/subscriptions/s/resourceGroups/g";

    @Test
    void aLongTextIsWrittenOnce() throws JsonProcessingException {
        assertEquals(
                "{\"a\":\"#0\",\"b\":[{\"c\":\"#0\"},\"short\",\"short\"],\"texts\":[\"" + LONG + "\"]}",
                RepeatedTexts.shorten("{\"a\":\"" + LONG + "\",\"b\":[{\"c\":\"" + LONG + "\"},\"short\",\"short\"]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":\"x\",\"n\":1,\"b\":[true,null,[]]}",
                "{\"a\":\"#0\",\"b\":\"##\",\"c\":\"#\"}",
                "{\"a\":\"#0 and much more than that\",\"b\":\"#0 and much more than that\"}",
                "{\"a\":\"" + LONG + "\",\"b\":[[\"" + LONG + "\"],{\"c\":\"" + LONG + "\"}]}"
            })
    void whatIsShortenedIsRestored(String json) throws JsonProcessingException {
        assertEquals(json, RepeatedTexts.restore(RepeatedTexts.shorten(json)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"#0\"}",
                "{\"a\":\"#1\",\"texts\":[\"x\"]}",
                "{\"a\":\"#-1\",\"texts\":[\"x\"]}",
                "{\"a\":\"#x\",\"texts\":[\"x\"]}",
                "{\"a\":\"#0\",\"texts\":[1]}",
                "{\"a\":\"#99999999999\",\"texts\":[\"x\"]}"
            })
    void aReferenceToNothingIsRefused(String json) {
        assertThrows(IllegalArgumentException.class, () -> RepeatedTexts.restore(json));
    }
}
