package io.github.azuremlattach.core.settings;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, one sentence each. */
public final class Mistakes {
    private static final int LONGEST_VALUE = 120;

    private final AttachSettings settings;
    private final List<String> sentences = new ArrayList<>();

    public Mistakes(AttachSettings settings) {
        this.settings = settings;
    }

    /** A parameter that must be there is not. */
    public void missing(Parameter parameter, String remedy) {
        sentences.add("%s is missing: %s.".formatted(name(parameter), remedy));
    }

    /** A parameter's value cannot be used. */
    public void wrong(Parameter parameter, String value, String remedy) {
        String shown = parameter.isSecret() ? "***" : show(value);
        sentences.add("%s is '%s': %s.".formatted(name(parameter), shown, remedy));
    }

    /** A name stands for no parameter. */
    public void unknown(String name, String nearest) {
        sentences.add("%s is no parameter: did you mean %s?".formatted(show(name), nearest));
    }

    /** Something is wrong that needs words of its own. */
    public void sentence(String sentence) {
        sentences.add(sentence);
    }

    private String name(Parameter parameter) {
        return settings.where(parameter) + settings.nameOf(parameter);
    }

    public List<String> sentences() {
        return List.copyOf(sentences);
    }

    public void throwIfAny() {
        if (!sentences.isEmpty()) {
            throw new InvalidSettingsException(sentences);
        }
    }

    /** A value as one short line, whatever it holds. */
    public static String show(String value) {
        String line = value.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE) + "...";
    }
}
