package io.github.azuremlattach.core.run;

import java.time.Duration;
import java.util.Optional;

/** RoleAssigner the workspace's identity its roles on the cluster, before the attach. */
final class GrantStage implements Stage {
    private final Run run;

    GrantStage(Run run) {
        this.run = run;
    }

    @Override
    public Next work() {
        Optional<Duration> pause = new RoleAssigner(run)
                .grant(run.planner().workspaceRoles(run.request().policy()));
        return pause.<Next>map(Next.Again::new).orElseGet(() -> new Next.Go(new Route(run).after(StageName.GRANT)));
    }
}
