package io.github.azuremlattach.core.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Collects what is wrong with a request, one sentence each, and leaves out what only follows from another mistake. */
public final class Mistakes {
    private static final int MAX_SHOWN = 120;
    private static final int SHOWN_TAIL = 48;
    private static final int MIN_SECRET = 4;
    private static final String MASK = "***";
    private static final String CUT = "...";

    private final AttachSettings settings;
    private final List<Mistake> all = new ArrayList<>();
    private final Set<Parameter> wrong = EnumSet.noneOf(Parameter.class);
    private final Set<Parameter> explained = EnumSet.noneOf(Parameter.class);

    public Mistakes(AttachSettings settings) {
        this.settings = settings;
    }

    /** A parameter that must be there is not; says nothing where another mistake explains it. */
    public void missing(Parameter parameter, String remedy) {
        wrong.add(parameter);
        if (!explained.contains(parameter)) {
            add(parameter, "is missing: " + remedy);
        }
    }

    /** A sign-in value that usually comes from a variable is empty. */
    public void empty(Parameter parameter, String more) {
        wrong.add(parameter);
        add(parameter, "is empty: is the variable set?" + more);
    }

    /**
     * A parameter's value cannot be used.
     *
     * @param remedy what to do, as the second half of a sentence; the value itself may call for a better one
     */
    public void wrong(Parameter parameter, String value, String remedy) {
        wrong.add(parameter);
        boolean content = isContent(parameter, value);
        boolean masked = content || parameter.isSecret() || ValueProblem.holdsKey(value);
        String better = content
                ? "give the path of a file, not its content"
                : masked ? remedy : ValueProblem.remedy(parameter, value).orElse(remedy);
        add(parameter, "is '%s': %s".formatted(masked ? MASK : withoutSecrets(value), better));
    }

    /** Reports a value that nobody can have meant, such as a placeholder; says nothing about any other. */
    public void odd(Parameter parameter, String value) {
        ValueProblem.remedy(parameter, value).ifPresent(remedy -> wrong(parameter, value, remedy));
    }

    /** Whether a text that should be the path of a file is more likely a file's content. */
    public static boolean isContent(Parameter parameter, String value) {
        return parameter.isPath() && ValueProblem.isContent(value);
    }

    /**
     * A name stands for no parameter; the one that was meant is then not missing.
     *
     * @param where where the name stands
     * @param among the parameters that may be given there
     */
    public void unknown(Location where, String name, Predicate<Parameter> among) {
        String unknown = "Unknown %s %s. ".formatted(settings.parameterWord(), show(name));
        Optional<NameHint> hint = NameHint.of(name, among);
        hint.ifPresent(meant -> explain(List.of(meant.parameter())));
        if (name.equalsIgnoreCase("type")) {
            sentence(where, unknown + "Leave it out: the type of what is attached is always kubernetes");
        } else if (hint.isPresent()) {
            sentence(where, unknown + "Did you mean " + hint.get().worded(settings) + "?");
        } else {
            sentence(where, unknown + "Check its name, or leave it out");
        }
    }

    /** Parameters that are missing only because of another mistake. */
    public void explain(Collection<Parameter> parameters) {
        explained.addAll(parameters);
    }

    /** The parameters that are missing only because of another mistake. */
    public Set<Parameter> explained() {
        return EnumSet.copyOf(explained);
    }

    /** Whether one of the parameters is wrong or missing, so that nothing can be concluded from its value. */
    public boolean concern(Parameter... parameters) {
        return Arrays.stream(parameters).anyMatch(one -> wrong.contains(one) || explained.contains(one));
    }

    /** Something is wrong that needs words of its own; a full stop is added where there is no end. */
    public void sentence(String sentence) {
        sentence(Location.NONE, sentence);
    }

    /** The same, of something that stands in a manifest. */
    public void sentence(Location where, String sentence) {
        String text = where + sentence;
        all.add(new Mistake(text.endsWith("?") || text.endsWith(".") ? text : text + ".", where.line()));
    }

    private void add(Parameter parameter, String problem) {
        sentence(settings.where(parameter), settings.nameOf(parameter) + " " + problem);
    }

    private String withoutSecrets(String value) {
        String shown = value;
        for (Parameter parameter : Parameter.values()) {
            String secret = parameter.isSecret() ? settings.value(parameter).strip() : "";
            shown = secret.length() < MIN_SECRET ? shown : shown.replace(secret, MASK);
        }
        return show(shown);
    }

    /** All that was found, in its order. */
    public List<Mistake> all() {
        return List.copyOf(all);
    }

    public void throwIfAny() {
        if (!all.isEmpty()) {
            throw InvalidSettingsException.of(all);
        }
    }

    /** A value as one short line, whatever it holds; a long one is cut in its middle, since ids differ at their ends. */
    public static String show(String value) {
        String line = value.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_SHOWN
                ? line
                : line.substring(0, MAX_SHOWN - SHOWN_TAIL - CUT.length())
                        + CUT
                        + line.substring(line.length() - SHOWN_TAIL);
    }
}
