package io.github.azuremlattach.core;

import io.github.azuremlattach.core.http.HostileAnswers;
import io.github.azuremlattach.core.request.HostileSettings;
import io.github.azuremlattach.core.run.HostileState;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes in, only the documented exception comes out. A failure names its seed and the smallest text. */
class HostileTextTest {
    private static final String SEED = "20261124";

    @Provide
    Arbitrary<String> texts() {
        return HostileText.texts();
    }

    @Property(tries = 1000, seed = SEED)
    void anErrorsBody(@ForAll("texts") String text) {
        HostileAnswers.error(text);
    }

    @Property(tries = 1000, seed = SEED)
    void aStatusUrl(@ForAll("texts") String text) {
        HostileAnswers.statusUrl(text);
    }

    @Property(tries = 1000, seed = SEED)
    void anyParameter(@ForAll("texts") String text) {
        HostileSettings.parameter(text);
    }

    @Property(tries = 1000, seed = SEED)
    void aComputeFile(@ForAll("texts") String text) {
        HostileSettings.computeFile(text);
    }

    @Property(tries = 1000, seed = SEED)
    void aManifest(@ForAll("texts") String text) {
        HostileSettings.manifest(text);
    }

    @Property(tries = 1000, seed = SEED)
    void aResourceId(@ForAll("texts") String text) {
        HostileSettings.resourceId(text);
    }

    @Property(tries = 1000, seed = SEED)
    void aCheckpoint(@ForAll("texts") String text) {
        HostileState.checkpoint(text);
    }

    @Property(tries = 1000, seed = SEED)
    void aFleetsState(@ForAll("texts") String text) {
        HostileState.fleetState(text);
    }

    @Property(tries = 1000, seed = SEED)
    void aReport(@ForAll("texts") String text) {
        HostileState.report(text);
    }
}
