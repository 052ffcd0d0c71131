package io.github.azuremlattach.emulator.kubernetes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The arguments of a kubectl command: its words, and its flags in any of their spellings. */
final class Arguments {
    private static final Map<String, String> SHORT = Map.of("-o", "--output", "-n", "--namespace", "-f", "--filename");
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> flags = new HashMap<>();

    private Arguments() {}

    static Arguments of(List<String> given) {
        Arguments arguments = new Arguments();
        for (int i = 0; i < given.size(); i++) {
            String word = given.get(i);
            int equals = word.indexOf('=');
            String flag = equals < 0 ? word : word.substring(0, equals);
            boolean glued = word.matches("-[onf][^=-].*");
            if (!word.startsWith("-") || word.equals("-")) {
                arguments.words.add(word);
            } else if (glued) {
                arguments.flags.put(SHORT.get(word.substring(0, 2)), word.substring(2));
            } else if (equals >= 0) {
                arguments.flags.put(SHORT.getOrDefault(flag, flag), word.substring(equals + 1));
            } else if (SHORT.containsKey(flag) || SHORT.containsValue(flag)) {
                i++;
                arguments.flags.put(SHORT.getOrDefault(flag, flag), i < given.size() ? given.get(i) : "");
            } else {
                arguments.flags.put(flag, "true");
            }
        }
        return arguments;
    }

    /** The word at that place, empty if there is none. */
    String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    /** The words from that place on. */
    List<String> from(int index) {
        return words.subList(Math.min(index, words.size()), words.size());
    }

    /** The value of a flag such as --output, empty if it was not given. */
    String flag(String name) {
        return flags.getOrDefault(name, "");
    }
}
