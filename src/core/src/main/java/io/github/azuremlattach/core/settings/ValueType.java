package io.github.azuremlattach.core.settings;

import java.util.List;

/**
 * What the text of a parameter must look like.
 *
 * @param form the kind of value
 * @param allowed the accepted words, without regard to case; empty when any text may be
 * @param pattern the regular expression that a whole value matches, the same in Java and in JSON schema; empty for none
 * @param remedy what to give instead of a value that does not match, as the second half of a sentence
 * @param max the largest number; 0 for what is no number
 */
public record ValueType(Form form, List<String> allowed, String pattern, String remedy, int max) {

    /** The kinds of value. */
    public enum Form {
        /** Any text. */
        TEXT,
        /** An identifier. */
        NAME,
        /** One of some words. */
        CHOICE,
        /** true or false. */
        FLAG,
        /** A whole number from 1. */
        NUMBER,
        /** A time with its unit. */
        DURATION,
        /** Several values, in lines or as a list. */
        LIST,
        /** YAML or JSON: a map. */
        MAP,
        /** The path of a file. */
        PATH,
        /** Text that must never be shown. */
        SECRET
    }

    static ValueType plain(Form form) {
        return new ValueType(form, List.of(), "", "", 0);
    }

    static ValueType identifier(String pattern, String remedy) {
        return new ValueType(Form.NAME, List.of(), pattern, remedy, 0);
    }

    static ValueType choice(String... allowed) {
        List<String> words = List.of(allowed);
        return new ValueType(Form.CHOICE, words, "", "allowed are " + String.join(", ", words), 0);
    }

    static ValueType flag() {
        return new ValueType(
                Form.FLAG,
                List.of("true", "false"),
                "true|True|TRUE|false|False|FALSE",
                "allowed are true and false",
                0);
    }

    static ValueType number(int max) {
        return new ValueType(Form.NUMBER, List.of(), "0*[1-9][0-9]*", "give a whole number from 1 to " + max, max);
    }

    static ValueType duration() {
        String time = "(?=[0-9])([0-9]+[Hh])?([0-9]+[Mm])?([0-9]+([.][0-9]{1,9})?[Ss])?";
        return new ValueType(
                Form.DURATION,
                List.of(),
                "([Pp][Tt])?" + time + "|[Pp][0-9]+[Dd]([Tt]" + time + ")?",
                "give a number with its unit, such as 90s, 60m or 2h",
                0);
    }
}
