package io.github.azuremlattach.emulator.arm;

import io.github.azuremlattach.emulator.http.Reply;
import io.github.azuremlattach.emulator.http.Request;
import io.github.azuremlattach.emulator.world.Principal;
import io.github.azuremlattach.emulator.world.World;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Run history, the data plane that alone knows why a job failed: {@code /history/v1.0/{workspace id}/runs/{id}/details}.
 *
 * <p>It takes a token for Azure Resource Manager and no api-version.
 */
final class RunHistoryApi {
    private static final Pattern DETAILS =
            Pattern.compile("(?i)/history/v1\\.0(/subscriptions/.+/workspaces/[^/]+)/runs/([^/]+)/details");
    private final World world;
    private final Jobs jobs;

    RunHistoryApi(World world, Jobs jobs) {
        this.world = world;
        this.jobs = jobs;
    }

    /** The answer, if the request is for run history. */
    Optional<Reply> answer(Request request, Principal caller) {
        Matcher details = DETAILS.matcher(request.path());
        if (!details.matches()) {
            return Optional.empty();
        }
        String workspace = details.group(1);
        if (!world.allows(caller, "Microsoft.MachineLearningServices/workspaces/jobs/read", workspace)) {
            return Optional.of(Reply.error(403, "UserError", "The caller may not read the runs of the workspace."));
        }
        return Optional.of(jobs.find(workspace + "/jobs/" + details.group(2))
                .map(job -> Reply.json(200, job.history(world.now())))
                .orElseGet(() -> Reply.error(404, "UserError", "Run " + details.group(2) + " was not found.")));
    }
}
