package io.github.azuremlattach.core.diagnosis;

import io.github.azuremlattach.core.settings.Parameter;
import java.util.Map;
import java.util.function.Function;

/** Sentences of the catalogue as a page shows them. */
public final class Texts {
    private static final Function<Parameter, String> NAMES = parameter -> "`" + parameter.kebabCase() + "`";

    private Texts() {}

    /** A sentence with its optional parts left out; facts stand in angle brackets. */
    public static String sentence(String text) {
        boolean command = text.matches("(az|kubectl|helm|openssl) .*|\\{grants}");
        Wording wording = new Wording(Map.of(), NAMES);
        String filled = command ? wording.pattern(text) : wording.sentence(text);
        return command ? filled : filled.replaceAll("<([a-z-]+)>", "_$1_");
    }
}
