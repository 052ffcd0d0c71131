package io.github.azuremlattach.core.result;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose identity holds a role. */
public enum Holder {
    WORKSPACE("workspace identity"),
    COMPUTE("compute");

    private final String words;

    Holder(String words) {
        this.words = words;
    }

    /** The code in plans and reports. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people, before the identity's name. */
    public String words() {
        return words;
    }
}
