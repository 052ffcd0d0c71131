package io.github.azuremlattach.action.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.azuremlattach.action.log.RunLog;
import io.github.azuremlattach.core.fleet.Target;
import io.github.azuremlattach.core.request.AttachRequest;
import io.github.azuremlattach.core.request.FleetRequest;
import io.github.azuremlattach.core.result.AttachEvent;
import io.github.azuremlattach.core.result.AttachReport;
import io.github.azuremlattach.core.settings.AttachSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a request that was under way brings after the last word is not told any more. */
class UntilTheLastWordTest {
    private static final AttachRequest REQUEST = AttachRequest.from(AttachSettings.of(Map.of(
            "resource-group", "rg-ml",
            "workspace-name", "ml-prod",
            "compute-name", "team-a",
            "resource-id",
                    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-ml/providers/"
                            + "Microsoft.ContainerService/managedClusters/aks-1")));

    private final List<String> told = new ArrayList<>();
    private final RunLog log = new RunLog() {
        @Override
        public void begin(FleetRequest request, String version) {}

        @Override
        public String status() {
            return "";
        }

        @Override
        public void happened(Target target, AttachEvent event) {
            told.add(event.toString());
        }

        @Override
        public void heartbeat() {
            told.add("heartbeat");
        }

        @Override
        public void waits(Target target, String waitingFor) {
            told.add("waits for " + waitingFor);
        }

        @Override
        public void finish(AttachReport report) {}

        @Override
        public void cancelled(AttachReport report, boolean quiet) {}
    };

    @Test
    void nothingIsToldAfterIt() {
        UntilTheLastWord gate = new UntilTheLastWord(log);
        Target target = new Target("team-a", REQUEST);
        gate.waits(target, "Azure");
        gate.tell(RunLog::heartbeat);
        gate.close();

        gate.waits(target, "more");
        gate.happened(target, new AttachEvent.Warned("late"));
        gate.tell(RunLog::heartbeat);

        assertEquals(List.of("waits for Azure", "heartbeat"), told);
    }
}
