package io.github.azuremlattach.action.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The systems whose words a run can speak. */
public enum Dialect {
    GITHUB("GITHUB_ACTIONS"),
    AZURE_PIPELINES("TF_BUILD"),
    GITLAB("GITLAB_CI"),
    PLAIN("");

    private final String variable;

    Dialect(String variable) {
        this.variable = variable;
    }

    /** The system around this process, by the variable that it sets; {@link #PLAIN} outside all of them. */
    public static Dialect detect(Map<String, String> environment) {
        return Arrays.stream(values())
                .filter(one -> one != PLAIN && "true".equalsIgnoreCase(environment.get(one.variable)))
                .findFirst()
                .orElse(PLAIN);
    }

    /** The dialect of a name, in any casing. */
    public static Optional<Dialect> named(String name) {
        return Arrays.stream(values())
                .filter(one -> one.toString().equalsIgnoreCase(name))
                .findFirst();
    }

    /** All names, as options spell them. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Dialect::toString).toList();
    }

    /** The name as options spell it: {@code azure-pipelines}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
