package io.github.azuremlattach.core.request;

import io.github.azuremlattach.core.settings.Mistakes;
import io.github.azuremlattach.core.settings.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads lines of {@code key=value}; a key that is given twice is a mistake, and so is a line that is none. */
final class KeyValueLines {
    /** No key of a setting that people write is longer, and secrets are. */
    private static final int LONGEST_SHOWN = 24;

    private final Parameter parameter;
    private final Mistakes mistakes;
    private final String example;

    /**
     * Prepares a reading.
     *
     * @param example a line that is right, for whoever got one wrong
     */
    KeyValueLines(Parameter parameter, Mistakes mistakes, String example) {
        this.parameter = parameter;
        this.mistakes = mistakes;
        this.example = example;
    }

    /** The values by key, in their order. */
    Map<String, String> read(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : text.split("[\\r\\n]+")) {
            int equals = line.indexOf('=');
            String key = equals < 0 ? "" : line.substring(0, equals).strip();
            if (line.isBlank()) {
                continue;
            }
            if (key.isEmpty()) {
                mistakes.wrong(parameter, shown(line.strip()), "give one key=value a line, such as " + example);
            } else if (values.putIfAbsent(key, line.substring(equals + 1).strip()) != null) {
                mistakes.wrong(parameter, key, "the key is given twice, so give it once");
            }
        }
        return values;
    }

    /** What may be told of a line that is no setting: it may be a secret that came to the wrong place. */
    private static String shown(String line) {
        String beginning = line.replaceFirst(":.*", "");
        boolean plain = beginning.length() <= LONGEST_SHOWN && !beginning.startsWith("-----");
        return plain ? beginning : "a line without =";
    }
}
