package io.github.azuremlattach.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azuremlattach.core.result.AttachOutcome;
import org.junit.jupiter.api.Test;

/** Tags are sent with the compute, kept where nobody names them, and changed in place where they are named. */
class TagsTest {
    /** An Azure with a compute that has tags. */
    private static Rig attached() {
        Rig rig = Rig.standard();
        rig.run("tags", "Owner=ann\ncost=7");
        return rig;
    }

    private static JsonNode tags(Rig rig) {
        return rig.emulator.compute(Rig.WORKSPACE, "k8s-compute").orElseThrow().path("tags");
    }

    @Test
    void aNewComputeHasThem() {
        try (Rig rig = Rig.standard()) {
            AttachOutcome outcome = rig.run("tags", "team=vision\ncost=7");

            assertEquals(0, outcome.exitCode(), outcome.toJson());
            assertEquals("{\"cost\":\"7\",\"team\":\"vision\"}", tags(rig).toString());
            assertTrue(outcome.plan().orElseThrow().toText().contains("tag team=vision"));
        }
    }

    @Test
    void whatNobodyNamesIsNoDifference() {
        try (Rig rig = attached()) {
            AttachOutcome outcome = rig.run("tags", "{owner: ann}");

            assertEquals(AttachOutcome.Kind.UNCHANGED, outcome.kind(), outcome.toJson());
        }
    }

    @Test
    void anotherValueIsADifference() {
        try (Rig rig = attached()) {
            AttachOutcome outcome = rig.run("tags", "owner=bob");

            assertEquals(4, outcome.exitCode(), outcome.toJson());
            assertTrue(outcome.toJson().contains("tags.owner"), outcome.toJson());
            assertEquals("ann", tags(rig).path("Owner").asText());
        }
    }

    @Test
    void aCheckCallsAnotherValueDrift() {
        try (Rig rig = attached()) {
            AttachOutcome drifted = rig.run("tags", "owner=bob", "mode", "check");
            AttachOutcome same = rig.run("tags", "owner=ann", "mode", "check");

            assertEquals(AttachOutcome.Kind.DRIFTED, drifted.kind(), drifted.toJson());
            assertEquals(4, drifted.exitCode());
            assertEquals(AttachOutcome.Kind.UNCHANGED, same.kind(), same.toJson());
        }
    }

    @Test
    void anUpdateChangesItInPlaceAndKeepsTheOthers() {
        try (Rig rig = attached()) {
            AttachOutcome outcome = rig.run("tags", "owner=bob", "on-difference", "update");

            assertEquals(AttachOutcome.Kind.UPDATED, outcome.kind(), outcome.toJson());
            assertEquals("{\"cost\":\"7\",\"owner\":\"bob\"}", tags(rig).toString());
            assertEquals(
                    AttachOutcome.Kind.UNCHANGED,
                    rig.run("tags", "owner=bob", "on-difference", "update").kind());
        }
    }
}
