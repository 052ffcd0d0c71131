package io.github.azuremlattach.action;

import java.util.Arrays;

/** The inputs that only the Action has; all others are the catalogue's. */
enum OwnInput {
    MERGE_REPORTS(
            "merge-reports",
            "Reports of shards to make one of, as paths or glob patterns, one a line. Nothing else is done then, and no"
                    + " sign-in is needed."),
    JUNIT("junit", "Path of a JUnit XML file to write, for systems that show test results. Default: none is written.");

    private final String kebab;
    private final String description;

    OwnInput(String kebab, String description) {
        this.kebab = kebab;
        this.description = description;
    }

    /** Name under {@code with:}. */
    String kebabCase() {
        return kebab;
    }

    /** What it means and what holds without it. */
    String description() {
        return description;
    }

    static boolean isNamed(String name) {
        return Arrays.stream(values()).anyMatch(input -> input.kebab.equals(name));
    }
}
