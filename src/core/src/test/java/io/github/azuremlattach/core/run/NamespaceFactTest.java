package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.azuremlattach.core.result.Checkpoint;
import io.github.azuremlattach.core.result.ReportJson;
import io.github.azuremlattach.core.survey.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A checkpoint keeps why the namespace is unknown as a code, and the words of others as they were. */
class NamespaceFactTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Azure offers no look into an Arc cluster",
                "run-command is disabled on the cluster",
                "kubectl gave no answer within 90 s",
                "kubectl failed: Error from server (Forbidden)",
                "run-command failed: ImagePullBackoff",
                "AuthorizationFailed: no"
            })
    void readsTheSameFromACheckpointAlsoFromOneOfAnEarlierVersion(String why) {
        Optional<Observation<Boolean>> unseen = Optional.of(new Observation.Unseen<>(why));
        NamespaceFact fact = NamespaceFact.of(unseen.orElseThrow());
        String text = ReportJson.line(fact);

        assertEquals(unseen, ReportJson.read(text, NamespaceFact.class, "fact").observation());
        assertEquals(
                unseen,
                ReportJson.read("{\"answer\":\"UNKNOWN\",\"why\":\"" + why + "\"}", NamespaceFact.class, "fact")
                        .observation());
        assertEquals(why.startsWith("AuthorizationFailed"), text.contains(why), text);
    }

    @Test
    void whatIsKnownHasNoReason() {
        for (boolean exists : List.of(true, false)) {
            NamespaceFact fact = NamespaceFact.known(exists);
            assertEquals(fact, ReportJson.read(ReportJson.line(fact), NamespaceFact.class, "fact"));
            assertEquals(Optional.of(new Observation.Seen<>(exists)), fact.observation());
        }
        assertEquals(Optional.empty(), NamespaceFact.NOT_LOOKED_UP.observation());
        assertFalse(NamespaceFact.NOT_LOOKED_UP.isKnown());
        assertTrue(NamespaceFact.NOT_NEEDED.isKnown());
    }

    @Test
    void theCheckpointOfARunKeepsTheCode() {
        List<String> texts = new ArrayList<>();
        try (Rig rig = Rig.standard()) {
            var run = rig.attachment("resource-id", Rig.ARC, "namespace", "team-a");
            rig.finish(run, run.begin(), (Checkpoint checkpoint) -> {
                texts.add(checkpoint.text());
                return checkpoint;
            });
        }
        String kept = "\"namespace\":{\"answer\":\"UNKNOWN\",\"reason\":\"NO_LOOK_INTO_ARC\"";
        assertTrue(texts.stream().anyMatch(text -> text.contains(kept)), texts::toString);
    }
}
