package io.github.azuremlattach.action.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each CI system says where a run comes from in its own variables. */
class OriginTest {
    @Test
    void gitHubNamesRepositoryCommitAndThePageOfTheRun() {
        assertEquals(
                Map.of(
                        "repository", "contoso/ml",
                        "commit", "0123abc",
                        "run", "https://github.com/contoso/ml/actions/runs/42"),
                Origin.of(Map.of(
                        "GITHUB_REPOSITORY", "contoso/ml",
                        "GITHUB_SHA", "0123abc",
                        "GITHUB_SERVER_URL", "https://github.com",
                        "GITHUB_RUN_ID", "42")));
    }

    @Test
    void gitLabAndAzurePipelinesDoSoToo() {
        assertEquals(
                Map.of("repository", "contoso/ml", "commit", "0123abc", "run", "https://gitlab.com/p/42"),
                Origin.of(Map.of(
                        "CI_PROJECT_PATH", "contoso/ml",
                        "CI_COMMIT_SHA", "0123abc",
                        "CI_PIPELINE_URL", "https://gitlab.com/p/42")));
        assertEquals(
                Map.of("repository", "ml", "commit", "0123abc", "run", "20260301.1"),
                Origin.of(Map.of(
                        "BUILD_REPOSITORY_NAME", "ml",
                        "BUILD_SOURCEVERSION", "0123abc",
                        "BUILD_BUILDNUMBER", "20260301.1")));
    }

    @Test
    void aLaptopSaysNothing() {
        assertEquals(Map.of(), Origin.of(Map.of("HOME", "/root")));
    }
}
