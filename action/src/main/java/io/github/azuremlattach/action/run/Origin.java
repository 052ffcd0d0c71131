package io.github.azuremlattach.action.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where a run comes from, as the CI system says in its environment.
 *
 * <p>Source: the pages on default variables of GitHub Actions, GitLab CI/CD and Azure Pipelines.
 */
public final class Origin {
    private static final List<String> REPOSITORY =
            List.of("GITHUB_REPOSITORY", "CI_PROJECT_PATH", "BUILD_REPOSITORY_NAME");
    private static final List<String> COMMIT = List.of("GITHUB_SHA", "CI_COMMIT_SHA", "BUILD_SOURCEVERSION");
    private static final List<String> RUN = List.of("CI_PIPELINE_URL", "BUILD_BUILDNUMBER");

    private Origin() {}

    /** {@code repository}, {@code commit} and {@code run}, as far as they are known. */
    public static Map<String, String> of(Map<String, String> environment) {
        UnaryOperator<String> variable = name -> environment.getOrDefault(name, "");
        Map<String, String> origin = new LinkedHashMap<>();
        put("repository", first(REPOSITORY, variable), origin);
        put("commit", first(COMMIT, variable), origin);
        String id = variable.apply("GITHUB_RUN_ID");
        String page =
                variable.apply("GITHUB_SERVER_URL") + "/" + variable.apply("GITHUB_REPOSITORY") + "/actions/runs/";
        put("run", id.isEmpty() ? first(RUN, variable) : page + id, origin);
        return origin;
    }

    private static String first(List<String> names, UnaryOperator<String> variable) {
        return names.stream()
                .map(variable)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static void put(String what, String value, Map<String, String> origin) {
        if (!value.isEmpty()) {
            origin.put(what, value);
        }
    }
}
