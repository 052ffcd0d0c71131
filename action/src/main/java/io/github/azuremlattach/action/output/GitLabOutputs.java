package io.github.azuremlattach.action.output;

import java.util.Locale;
import java.util.Map;

/**
 * A dotenv file, which GitLab takes as variables of later jobs: {@code ATTACH_OUTCOME} and the like. What does not fit
 * on a short line stays in the report.
 */
public final class GitLabOutputs implements StepOutputs {
    /** GitLab takes a dotenv file of 5 KiB. */
    private static final int MAX_CHARACTERS = 400;

    private final CheckoutFiles files;
    private final String path;

    public GitLabOutputs(CheckoutFiles files, String path) {
        this.files = files;
        this.path = path;
    }

    @Override
    public void values(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((name, value) -> {
            boolean plain = value.length() <= MAX_CHARACTERS && value.chars().allMatch(c -> c >= ' ' && c != 127);
            if (plain) {
                text.append(
                        "ATTACH_%s=%s\n".formatted(name.toUpperCase(Locale.ROOT).replace('-', '_'), value));
            }
        });
        files.write(path, "dotenv file", text.toString());
    }

    /** GitLab shows no pages beside a job's log. */
    @Override
    public void summary(String markdown) {}
}
